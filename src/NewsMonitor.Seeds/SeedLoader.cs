using NewsMonitor.Core.Sources;
using NewsMonitor.Core.Tagging;
using NewsMonitor.Core.Tagging.Entities;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;
using NewsMonitor.Core.Watch;
using NewsMonitor.Seeds.Reading;

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

        var trees = SeedTrees.Read(files, problems);
        var sources = new SourcesReader(problems, selectorProblem ?? (_ => null), cronProblem ?? (_ => null)).Read(trees.Open(SeedPaths.Sources));
        var tagger = LoadRules(trees, problems, out var rules);
        var watchRules = LoadWatchRules(trees, sources, rules, tagger, problems);
        var set = problems.HasErrors || rules is null || tagger is null
            ? null
            : new SeedSet
            {
                Sources = sources,
                Rules = rules,
                Tagger = tagger,
                WatchRules = watchRules,
                Hash = SeedHash.Of(files),
                Files = files,
            };
        return new SeedResult(set, problems.InOrder(files));
    }

    /// <summary>The tagger of the rules, built for their own tests; null when there is any error so far.</summary>
    private static Tagger? LoadRules(SeedTrees trees, Problems problems, out RuleSet? rules)
    {
        rules = null;
        var taxonomy = new TaxonomyReader(problems).Read(trees.Open(SeedPaths.Taxonomy));
        var ruleFiles = trees.Read(SeedPaths.IsRuleFile, (tree, own) => new RuleFileReader(own).Read(tree)).OfType<RuleFile>().ToList();
        if (taxonomy is null)
        {
            return null;
        }

        var entities = LoadEntities(trees, taxonomy, problems, out var roles);
        rules = new RuleSetBuilder(problems).Build(taxonomy, ruleFiles) with
        {
            Entities = entities,
            Roles = roles.Roles,
            MetonymVerbs = roles.MetonymVerbs,
            Models = LoadModels(trees.Files, problems),
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

    private static IReadOnlyList<Entity> LoadEntities(SeedTrees trees, Taxonomy taxonomy, Problems problems, out RolesFile roles)
    {
        // Both are optional: rules work without anybody they know by name.
        roles = trees.Read(path => path == SeedPaths.Roles, (tree, own) => new RolesReader(own).Read(tree)) is [{ } read, ..] ? read : RolesFile.Empty;
        var topics = taxonomy.Topics.Select(topic => topic.Id).ToHashSet(StringComparer.Ordinal);
        var entities = trees.Read(SeedPaths.IsEntityFile, (tree, own) => new EntityFileReader(own, topics).Read(tree));
        return new EntityLinks(problems).Join([.. entities.SelectMany(file => file)], roles.Roles);
    }

    private static IReadOnlyList<WatchRule> LoadWatchRules(
        SeedTrees trees, IReadOnlyList<Source> sources, RuleSet? rules, Tagger? tagger, Problems problems)
    {
        // Ids of a set with errors are half known: the errors say enough.
        var ids = problems.HasErrors || rules is null ? null : new WatchIds(rules, sources);
        var watched = trees.Read(SeedPaths.IsWatchFile, (file, tree, own) => new WatchFileReader(file.Content, ids, own).Read(tree)).SelectMany(read => read).ToList();
        WatchFileReader.RefuseTwins(watched, problems);
        if (tagger is not null && rules is not null && !problems.HasErrors)
        {
            new WatchTests(tagger, rules, sources, problems).Run(watched);
        }

        return [.. watched.Select(placed => placed.Rule)];
    }

    private static IReadOnlyList<LinearModel> LoadModels(IReadOnlyList<SeedFile> files, Problems problems)
    {
        var modelFiles = files.Where(file => SeedPaths.IsModelFile(file.Path) && file.Problem is null).ToList();
        var read = SideBySide.Read(modelFiles, (file, own) => new ModelReader(own).Read(file), problems);
        var models = new Dictionary<TermLanguage, LinearModel>();
        foreach (var (file, model) in modelFiles.Zip(read))
        {
            if (model is not null && !models.TryAdd(model.Language, model))
            {
                problems.Add(new SeedProblem(file.Path, 0, 0, ProblemSeverity.Error, "M005", "there is another model for this language; keep one"));
            }
        }

        return [.. models.Values];
    }
}
