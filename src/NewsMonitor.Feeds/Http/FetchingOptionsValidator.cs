using Microsoft.Extensions.Options;

namespace NewsMonitor.Feeds.Http;

[OptionsValidator]
internal sealed partial class FetchingOptionsValidator : IValidateOptions<FetchingOptions>;
