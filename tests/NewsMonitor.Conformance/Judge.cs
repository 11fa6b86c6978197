namespace NewsMonitor.Conformance;

/// <summary>Compares an answer with what is expected. A document is right when it is read and no judged field is wrong.</summary>
internal static class Judge
{
    /// <summary>Fields that are wrong, each with where, what was expected and what came; empty when all is right.</summary>
    public static IEnumerable<Fault> Faults(Expectation expected, Answer answer)
    {
        if (answer.Error is "timeout" or "crash" or "internal")
        {
            return [new Fault("survived", "an answer", answer.Error)];
        }

        if (expected.Ok is { } ok && ok != answer.Ok)
        {
            return [new Fault("ok", ok.ToString(), answer.Error ?? "read")];
        }

        return expected.Ok == true ? Fields(expected, answer) : [];
    }

    private static IEnumerable<Fault> Fields(Expectation expected, Answer answer)
    {
        var faults = new List<Fault?>
        {
            Check("title", expected.Title, answer.Title, Compare.SameText),
            Check("link", expected.Link, answer.Link, Compare.SameAddress),
            expected.EntryCount is { } count && count != answer.Entries.Count ? new Fault("entryCount", $"{count}", $"{answer.Entries.Count}") : null,
        };
        foreach (var entry in expected.Entries)
        {
            var read = entry.Index < answer.Entries.Count ? answer.Entries[entry.Index] : new ReadEntry();
            faults.AddRange(Fields(entry, read).Select(fault => fault is null ? null : fault with { Field = $"entry.{fault.Field}" }));
        }

        return faults.OfType<Fault>();
    }

    private static IEnumerable<Fault?> Fields(ExpectedEntry expected, ReadEntry read)
    {
        var content = $"{read.Summary} {read.Content}";
        yield return Check("id", expected.Id, read.Id, (a, b) => a.Trim() == b.Trim());
        yield return Check("link", expected.Link, read.Link, Compare.SameAddress);
        yield return Check("title", expected.Title, read.Title, Compare.SameText);
        yield return Check("author", expected.Author, read.Author, Compare.OneInTheOther);
        yield return Time("published", expected.Published, read.Published, read.Updated);
        yield return Time("updated", expected.Updated, read.Updated, read.Published);
        yield return Time("date", expected.Date, read.Published, read.Updated);
        if (expected.HasDate is { } has && has != (read.Published is not null || read.Updated is not null))
        {
            yield return new Fault("hasDate", has.ToString(), (!has).ToString());
        }

        foreach (var category in expected.Categories ?? [])
        {
            yield return read.Categories.Any(one => Compare.SameText(category, one)) ? null : new Fault("categories", category, string.Join(" | ", read.Categories));
        }

        foreach (var enclosure in expected.Enclosures ?? [])
        {
            yield return read.Enclosures.Any(one => Compare.SameAddress(enclosure.Url, one.Url))
                ? null
                : new Fault("enclosures", enclosure.Url, string.Join(" | ", read.Enclosures.Select(one => one.Url)));
        }

        foreach (var part in expected.ContentContains ?? [])
        {
            yield return Compare.Text(content).Contains(Compare.Text(part), StringComparison.Ordinal) ? null : new Fault("contentContains", part, content);
        }

        foreach (var url in expected.ContentUrls ?? [])
        {
            yield return Markup.Addresses(content).Any(one => Compare.SameAddress(url, one)) ? null : new Fault("contentUrls", url, content);
        }

        if (expected.ContentSafe == true && Markup.Danger(content) is { } danger)
        {
            yield return new Fault("contentSafe", "nothing active", $"{danger} in {content}");
        }
    }

    private static Fault? Check(string field, string? expected, string? read, Func<string, string, bool> same) =>
        expected is null || same(expected, read ?? "") ? null : new Fault(field, expected, read);

    /// <summary>Where a reader has only one date it may stand in either place.</summary>
    private static Fault? Time(string field, DateTimeOffset? expected, DateTimeOffset? read, DateTimeOffset? other) =>
        expected is null || Compare.SameSecond(expected, read) || Compare.SameSecond(expected, other)
            ? null
            : new Fault(field, expected.Value.ToString("u"), $"{read:u} {other:u}");
}

/// <param name="Field">What is wrong.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Read">What came instead.</param>
internal sealed record Fault(string Field, string Expected, string? Read);
