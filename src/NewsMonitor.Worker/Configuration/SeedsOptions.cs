using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace NewsMonitor.Worker.Configuration;

/// <summary>Where the files lie that people edit.</summary>
internal sealed class SeedsOptions
{
    public const string Section = "Seeds";

    /// <summary>Folder with <c>sources.yaml</c>, <c>taxonomy.yaml</c> and <c>rules/</c>. Default: <c>seeds</c> in the working directory.</summary>
    [Required]
    public string Path { get; set; } = "seeds";
}

[OptionsValidator]
internal sealed partial class SeedsOptionsValidator : IValidateOptions<SeedsOptions>;
