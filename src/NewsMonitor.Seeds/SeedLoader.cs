using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Seeds.Reading;
using NewsMonitor.Seeds.Yaml;

namespace NewsMonitor.Seeds;

/// <summary>Turns seed files into a configuration set, or tells everything that is wrong with them.</summary>
public static class SeedLoader
{
    /// <summary>Reads, checks and tests the files; touches no file, database or network.</summary>
    /// <param name="files">From <see cref="SeedFolder"/> or from a stored set.</param>
    /// <param name="selectorProblem">
    /// What is wrong with a CSS selector, null when nothing is. Given when people change the files; a stored set was checked then.
    /// </param>
    /// <param name="cronProblem">The same for a cron expression.</param>
    public static SeedResult Load(
        IReadOnlyList<SeedFile> files, Func<string, string?>? selectorProblem = null, Func<string, string?>? cronProblem = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new Problems();
        foreach (var problem in files.Select(file => file.Problem).OfType<SeedProblem>())
        {
            problems.Add(problem);
        }

        var sources = new SourcesReader(problems, selectorProblem ?? (_ => null), cronProblem ?? (_ => null))
            .Read(Open(SeedPaths.Sources, files, problems));
        var tagger = LoadRules(files, problems, out var rules);
        var set = problems.HasErrors || rules is null || tagger is null
            ? null
            : new SeedSet { Sources = sources, Rules = rules, Tagger = tagger, Hash = SeedHash.Of(files), Files = files };
        return new SeedResult(set, problems.InOrder(files));
    }

    /// <summary>The tagger of the rules, built for their own tests; null when there is any error so far.</summary>
    private static Tagger? LoadRules(IReadOnlyList<SeedFile> files, Problems problems, out RuleSet? rules)
    {
        rules = null;
        var taxonomy = new TaxonomyReader(problems).Read(Open(SeedPaths.Taxonomy, files, problems));
        var ruleFiles = files
            .Where(file => SeedPaths.IsRuleFile(file.Path) && file.Problem is null)
            .Select(file => new RuleFileReader(problems).Read(YamlTree.Read(file, problems)))
            .OfType<RuleFile>()
            .ToList();
        if (taxonomy is null)
        {
            return null;
        }

        var entities = LoadEntities(files, taxonomy, problems, out var roles);
        rules = new RuleSetBuilder(problems).Build(taxonomy, ruleFiles) with
        {
            Entities = entities,
            Roles = roles.Roles,
            MetonymVerbs = roles.MetonymVerbs,
            Models = LoadModels(files, problems),
        };

        // Tests of half a rule set would only bury the real mistake under their failures.
        if (problems.HasErrors)
        {
            return null;
        }

        var tagger = new Tagger(rules);
        new RuleTests(problems).Run(tagger, ruleFiles.SelectMany(file => file.Topics).SelectMany(topic => topic.Tests));
        return tagger;
    }

    private static IReadOnlyList<Entity> LoadEntities(IReadOnlyList<SeedFile> files, Taxonomy taxonomy, Problems problems, out RolesFile roles)
    {
        // Both are optional: rules work without anybody they know by name.
        roles = files.Any(file => file.Path == SeedPaths.Roles)
            ? new RolesReader(problems).Read(Open(SeedPaths.Roles, files, problems)) ?? RolesFile.Empty
            : RolesFile.Empty;
        var topics = taxonomy.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var reader = new EntityFileReader(problems, topics);
        var entities = files
            .Where(file => SeedPaths.IsEntityFile(file.Path) && file.Problem is null)
            .SelectMany(file => reader.Read(YamlTree.Read(file, problems)))
            .ToList();
        return new EntityLinks(problems).Join(entities, roles.Roles);
    }

    private static IReadOnlyList<LinearModel> LoadModels(IReadOnlyList<SeedFile> files, Problems problems)
    {
        var models = new Dictionary<TermLanguage, LinearModel>();
        foreach (var file in files.Where(file => SeedPaths.IsModelFile(file.Path) && file.Problem is null))
        {
            if (new ModelReader(problems).Read(file) is { } model && !models.TryAdd(model.Language, model))
            {
                problems.Add(new SeedProblem(file.Path, 0, 0, ProblemSeverity.Error, "M005", "there is another model for this language; keep one"));
            }
        }

        return [.. models.Values];
    }

    private static YamlNode? Open(string path, IReadOnlyList<SeedFile> files, Problems problems)
    {
        var file = files.FirstOrDefault(file => file.Path == path);
        if (file is null && files.All(other => other.Problem is null))
        {
            problems.Add(new SeedProblem(path, 0, 0, ProblemSeverity.Error, "F001", "the file is missing"));
        }

        return file is { Problem: null } ? YamlTree.Read(file, problems) : null;
    }
}
