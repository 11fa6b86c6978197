using System.Diagnostics;
using System.Globalization;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds;

namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>
/// Tags a German article of 600 words with 5,000 terms and 1,500 entities, and with twice as many of both, beside a loop over the terms:
/// <c>tag</c>. One thread; the median, because others may use the machine.
/// </summary>
internal static class TagCommand
{
    private const int Words = 600;
    private const int WarmUp = 3000;
    private const int Rounds = 1000;

    public static int Run(TextWriter output)
    {
        var shipped = SeedLoader.Load(SeedFolder.Read(RepositoryFiles.Path("seeds"))).Set!.Rules;
        var article = ReadArticle();
        output.WriteLine("  terms  entities    ms  (p95)  KB allocated  naive ms  naive/tagger");
        foreach (var (terms, entities) in new[] { (5_000, 1_500), (10_000, 3_000) })
        {
            output.WriteLine(Measure(LargeRules.Fill(shipped, terms, entities), article));
        }

        return 0;
    }

    private static string Measure(RuleSet rules, TaggableText article)
    {
        var tagger = new Tagger(rules);
        var naive = new NaiveTagger(rules);
        for (var round = 0; round < WarmUp; round++)
        {
            tagger.Tag(article);
        }

        List<double> tagging = [];
        List<double> looping = [];
        for (var round = 0; round < Rounds; round++)
        {
            tagging.Add(TimeOf(() => tagger.Tag(article)));
            if (round % 20 == 0)
            {
                looping.Add(TimeOf(() => naive.Count(article)));
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{LargeRules.TermsOf(rules),7}{rules.Entities.Count,10}{At(tagging, 0.5),6:0.00}  {At(tagging, 0.95),5:0.00}{AllocatedBy(() => tagger.Tag(article)) / 1024.0,14:0.0}{At(looping, 0.5),10:0.0}{At(looping, 0.5) / At(tagging, 0.5),14:0}");
    }

    private static double TimeOf(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));

    private static TaggableText ReadArticle()
    {
        var paragraphs = File.ReadAllText(RepositoryFiles.Path("tests", "fixtures", "articles", "seed-article.txt")).Trim().Split("\n\n");
        var body = string.Join('\n', paragraphs.Skip(2)).Split(' ');
        var before = $"{paragraphs[0]} {paragraphs[1]}".Split(' ').Length;
        return new TaggableText
        {
            Title = paragraphs[0],
            Lead = paragraphs[1],
            Body = string.Join(' ', Enumerable.Range(0, Words - before).Select(word => body[word % body.Length])),
            Language = "de",
        };
    }
}
