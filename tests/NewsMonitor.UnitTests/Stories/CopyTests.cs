using NewsMonitor.Core.Stories;
using NewsMonitor.UnitTests.Tagging;

namespace NewsMonitor.UnitTests.Stories;

/// <summary>What other papers do to a report of an agency: it stays the same text, and it is found.</summary>
public sealed class CopyTests
{
    private const double FewestFound = 0.97;

    /// <summary>Kinds of edits by name.</summary>
    private static readonly Dictionary<string, Func<LabelledStory, (string Title, string Text)>> Edits = new(StringComparer.Ordinal)
    {
        ["agency line put before"] = story => (story.Title, $"BERLIN (dpa) - {story.Text}"),
        ["agency named at the end"] = story => (story.Title, $"{story.Text} (Quelle: AFP, Reuters)"),
        ["byline put before"] = story => (story.Title, $"Von Martin Keller und Eva Brandt\n{story.Text}"),
        ["headline rewritten"] = story => ($"Was am Abend wichtig ist: {Sentences(story.Text)[^1]}", story.Text),
        ["headline shortened"] = story => (string.Join(' ', story.Title.Split(' ').SkipLast(2)), story.Text),
        ["cut by a paywall"] = story => (story.Title, string.Join(' ', story.Text.Split(' ').Take(story.Text.Split(' ').Length * 45 / 100)) + " …"),
        ["other typography"] = story => (story.Title, story.Text.Replace('„', '"').Replace('“', '"').Replace("–", "-", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)),
        ["spelling mistakes"] = story => (story.Title, string.Join(' ', story.Text.Split(' ').Select((word, at) => at % 20 == 7 && word.Length > 4 ? word.Remove(2, 1) : word))),
        ["a sentence left out"] = story => (story.Title, string.Join(' ', Sentences(story.Text).Where((_, at) => at != 2))),
        ["a sentence added"] = story => (story.Title, $"{story.Text} Mehr zum Thema lesen Sie in unserem Dossier zur Sicherheitspolitik."),
        ["last sentence put first"] = story => (story.Title, string.Join(' ', Sentences(story.Text).TakeLast(1).Concat(Sentences(story.Text).SkipLast(1)))),
        ["shortened by a third"] = story => (story.Title, string.Join(' ', Sentences(story.Text).Take(Math.Max(2, Sentences(story.Text).Count * 2 / 3)))),
    };

    [Fact]
    public void Edited_copies_are_the_same_text()
    {
        var stories = LabelledStory.Read().Where(story => story.VariantOf is null).ToList();
        var names = StoryNames.Of(ShippedRules.Rules);
        var (all, found) = (0, 0);
        foreach (var (edit, apply) in Edits)
        {
            var same = stories.Count(story =>
            {
                var window = new StoryWindow(new StoryOptions(), names);
                window.Place(story.ToArticle(1));
                var (title, text) = apply(story);
                return window.Place(story.ToArticle(2) with { Title = title, Text = text }).SameTextAs == 1;
            });
            TestContext.Current.TestOutputHelper!.WriteLine($"{same,3} of {stories.Count}  {edit}");
            (all, found) = (all + stories.Count, found + same);
        }

        Assert.InRange((double)found / all, FewestFound, 1);
    }

    private static List<string> Sentences(string text) => [.. text.Split(". ").Select(sentence => sentence.TrimEnd('.') + ".")];
}
