using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds.Reading;

/// <summary>Reads <c>entities/roles.yaml</c>: offices, and the verbs that make a capital its government.</summary>
internal sealed class RolesReader(Problems problems)
{
    private readonly TermReader _terms = new(problems, knowsClasses: false);

    public RolesFile? Read(YamlNode? root)
    {
        if (Fields.Of(root, "the file", problems) is not { } file)
        {
            return null;
        }

        Shape.Schema(file, "monitor.roles/1", problems);
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var node in file.List("roles"))
        {
            if (ReadRole(node) is { } role && !roles.TryAdd(role.Id, role))
            {
                problems.Error(node.Position, "R002", $"the role '{role.Id}' is already defined");
            }
        }

        var verbs = _terms.ReadByLanguage(file.Node("metonym"), "'metonym'").Select(term => term.Term).ToList();
        file.RefuseOthers();
        return new RolesFile([.. roles.Values], verbs);
    }

    private Role? ReadRole(YamlNode node)
    {
        if (Fields.Of(node, "a role", problems) is not { } fields)
        {
            return null;
        }

        var id = fields.RequiredText("id");
        var labels = LabelsReader.Read(fields, problems);
        var words = _terms.ReadByLanguage(fields.Require("words"), "'words'").Select(term => term.Term).ToList();
        fields.RefuseOthers();
        if (id is not null && !Slug.IsValid(id.Value))
        {
            problems.Error(id.Position, "R008", $"'{id.Value}' is no id: {Slug.Grammar}");
        }

        return id is null ? null : new Role { Id = id.Value, Labels = labels, Words = words };
    }
}
