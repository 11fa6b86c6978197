using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads the offices of a person: <c>{role: minister-of-defence, country: DE, from: 2023-01-19}</c>.</summary>
internal sealed class HeldRolesReader(Problems problems)
{
    /// <summary>The offices; ids that must be known elsewhere are added to the lists.</summary>
    public IReadOnlyList<HeldRole> Read(Fields person, List<YamlText> references, List<YamlText> roles) =>
        [.. person.List("roles").Select(node => ReadRole(node, references, roles)).OfType<HeldRole>()];

    private HeldRole? ReadRole(YamlNode node, List<YamlText> references, List<YamlText> roles)
    {
        if (Fields.Of(node, "a role", problems) is not { } fields)
        {
            return null;
        }

        var role = fields.RequiredText("role");
        var country = Country.Read(fields.Text("country"), problems);
        var organisation = fields.Text("org");
        var from = ReadDate(fields.Text("from"), PartialDate.First);
        var to = ReadDate(fields.Text("to"), PartialDate.Last);
        if (from > to)
        {
            problems.Error(fields.Text("to")!.Position, "R033", $"'to' lies before 'from': the role would end on {to:yyyy-MM-dd} and begin on {from:yyyy-MM-dd}");
        }

        if (fields.Node("country") is null && organisation is null)
        {
            problems.Error(fields.Position, "R005", "'country' or 'org' is missing: whose office is it?");
        }

        fields.RefuseOthers();
        if (role is null)
        {
            return null;
        }

        roles.Add(role);
        if (organisation is not null)
        {
            references.Add(organisation);
        }

        return new HeldRole(role.Value, country, organisation?.Value, from, to);
    }

    private DateOnly? ReadDate(YamlText? text, Func<string, DateOnly?> read)
    {
        if (text is null || read(text.Value) is { } day)
        {
            return text is null ? null : read(text.Value);
        }

        problems.Error(text.Position, "R033", $"'{text.Value}' is no date: write 2023-01-19, 2023-01 or 2023");
        return null;
    }
}
