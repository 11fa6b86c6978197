namespace NewsMonitor.Core.Tagging;

/// <summary>What a term or an entity means to a topic, as one number, whose order decides who takes a word.</summary>
/// <remarks>By topic; what halves it; then heaviest first, the longer phrase, terms before entities, the order of the rules.</remarks>
internal readonly record struct TopicUse(ulong Key)
{
    private const int HeaviestWeight = 63;
    private const int MostWords = 7;

    public int Topic => (int)(Key >> 44);

    public bool IsNotWith => ((Key >> 43) & 1) == 0;

    /// <summary>Weight in quarters.</summary>
    public int Weight => HeaviestWeight - (int)((Key >> 37) & HeaviestWeight);

    public bool IsEntity => ((Key >> 33) & 1) == 1;

    /// <summary>Number of the term, of the entity's group of mentions, or of the pattern that halves.</summary>
    public int Item => (int)(uint)(Key & uint.MaxValue);

    public static TopicUse NotWith(int topic, int item) => new(((ulong)topic << 44) | (uint)item);

    public static TopicUse Term(int topic, int weight, int words, int item) => Counting(topic, weight, words, isEntity: 0, item);

    public static TopicUse Entity(int topic, int weight, int item) => Counting(topic, weight, words: 0, isEntity: 1, item);

    private static TopicUse Counting(int topic, int weight, int words, ulong isEntity, int item) =>
        new(((ulong)topic << 44) | (1UL << 43) | ((ulong)(HeaviestWeight - weight) << 37) | ((ulong)(MostWords - words) << 34) | (isEntity << 33) | (uint)item);
}
