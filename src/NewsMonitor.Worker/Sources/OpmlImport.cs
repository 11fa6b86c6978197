using NewsMonitor.Core.Sources;

namespace NewsMonitor.Worker.Sources;

/// <summary>What an OPML file brings: entries for <c>sources.yaml</c>, and remarks on what is left out.</summary>
/// <param name="Entries">Ready to be pasted under <c>sources:</c>.</param>
/// <param name="Remarks">Line of the file and reason, for each outline that gives no entry.</param>
/// <param name="Refused">How many of the remarks are about outlines that cannot be polled.</param>
internal sealed record OpmlImport(IReadOnlyList<string> Entries, IReadOnlyList<(int Line, string Reason)> Remarks, int Refused)
{
    /// <param name="outlines">The feeds of the file.</param>
    /// <param name="present">The sources that are polled already.</param>
    public static OpmlImport Of(IReadOnlyList<OpmlOutline> outlines, IReadOnlyList<Source> present)
    {
        var keys = present.Select(source => source.Key).ToHashSet(StringComparer.Ordinal);
        var owners = present.ToDictionary(source => source.Url.AbsoluteUri, source => $"source '{source.Key}'", StringComparer.Ordinal);
        var (entries, remarks, refused) = (new List<string>(), new List<(int, string)>(), 0);
        foreach (var outline in outlines)
        {
            if (Problem(outline.Address, out var address) is { } problem)
            {
                remarks.Add((outline.Line, $"refused: {problem}"));
                refused++;
            }
            else if (!owners.TryAdd(address.AbsoluteUri, $"the outline in line {outline.Line}"))
            {
                remarks.Add((outline.Line, $"left out: {owners[address.AbsoluteUri]} has this address already"));
            }
            else
            {
                entries.Add(SourceYaml.Write(outline, address, keys));
            }
        }

        return new OpmlImport(entries, remarks, refused);
    }

    /// <remarks>The address itself is not repeated: it may hold a password.</remarks>
    private static string? Problem(string text, out Uri address)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out address!) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
        {
            return "its xmlUrl is no http or https address";
        }

        return address.UserInfo.Length > 0 ? "its xmlUrl holds a user name or password: write the entry by hand, with 'credentials'" : null;
    }
}
