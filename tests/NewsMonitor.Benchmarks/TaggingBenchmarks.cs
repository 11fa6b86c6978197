using BenchmarkDotNet.Attributes;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Seeds;

namespace NewsMonitor.Benchmarks;

/// <summary>The shipped rules on one German article, beside a loop that searches every term in the text.</summary>
[MemoryDiagnoser]
public class TaggingBenchmarks
{
    private Tagger _tagger = null!;
    private TaggableText _article = null!;
    private string _text = "";
    private string[] _terms = [];

    [GlobalSetup]
    public void Load()
    {
        var seeds = SeedLoader.Load(SeedFolder.Read(RepositoryFiles.Path("seeds"))).Set!;
        _tagger = new Tagger(seeds.Rules);
        var paragraphs = File.ReadAllText(RepositoryFiles.Path("tests", "fixtures", "articles", "seed-article.txt")).Trim().Split("\n\n");
        _article = new TaggableText
        {
            Title = paragraphs[0],
            Lead = paragraphs[1],
            Body = string.Join('\n', paragraphs.Skip(2)),
            Language = "de",
        };
        _text = string.Join('\n', paragraphs);
        _terms = [.. seeds.Rules.Topics.SelectMany(topic => topic.Terms).Select(term => term.Term.Pattern.Text.Trim('*', '=', '!'))];
    }

    [Benchmark]
    public int Tagger() => _tagger.Tag(_article).Relevance;

    [Benchmark(Baseline = true)]
    public int Loop_over_the_terms() => _terms.Count(term => _text.Contains(term, StringComparison.OrdinalIgnoreCase));
}
