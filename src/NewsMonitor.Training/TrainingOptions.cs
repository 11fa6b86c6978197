namespace NewsMonitor.Training;

/// <summary>How to train. The defaults are those of the shipped weights.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Smaller weights are left out of the file: they change no verdict.</summary>
    public const int SmallestWeight = 5;

    /// <summary>Language of the texts: <c>de</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Files to learn from.</summary>
    public required IReadOnlyList<LabelledFile> Data { get; init; }

    /// <summary>Seeds folder whose rules the model reads beside the words.</summary>
    public required string Seeds { get; init; }

    /// <summary>Where to write the weights.</summary>
    public required string Out { get; init; }

    /// <summary>False: learn only how far to trust the rules.</summary>
    public bool WithWords { get; init; } = true;

    /// <summary>Texts that must hold a feature before it gets a weight.</summary>
    public int FewestTexts { get; init; } = 3;

    /// <summary>L1 regularisation: more leaves fewer words.</summary>
    public float L1 { get; init; } = 0.5f;

    /// <summary>L2 regularisation: more keeps weights smaller.</summary>
    public float L2 { get; init; } = 0.3f;

    /// <summary>Seed of the training.</summary>
    public int Seed { get; init; } = 1;
}
