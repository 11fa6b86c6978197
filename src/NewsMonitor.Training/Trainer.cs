using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using NewsMonitor.Core.Tagging.Model;
using NewsMonitor.Core.Tagging.Rules;

namespace NewsMonitor.Training;

/// <summary>Fits a logistic regression with L-BFGS, with L1 and L2 regularisation (ML.NET).</summary>
/// <remarks>
/// L1 (orthant-wise L-BFGS: Andrew and Gao, ICML 2007) drives most weights to nothing, so that the file can be read. One
/// thread and one order of the examples: the same data give the same weights.
/// </remarks>
internal sealed class Trainer(TrainingOptions options, IReadOnlyList<string> topics)
{
    private const int Figures = 5;

    public LinearModel Fit(IReadOnlyList<Example> examples, TermLanguage language)
    {
        var vocabulary = Vocabulary(examples);
        var columns = vocabulary.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        var size = vocabulary.Count + Figures + topics.Count;

        var shape = SchemaDefinition.Create(typeof(Row));
        shape[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var ml = new MLContext(seed: options.Seed);
        var data = ml.Data.LoadFromEnumerable(examples.Select(example => RowOf(example, columns, size)).ToList(), shape);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = options.L1,
            L2Regularization = options.L2,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-6f,
            MaximumNumberOfIterations = 300,
        });
        var fitted = trainer.Fit(data).Model.SubModel;
        return ModelOf(language, vocabulary, fitted.Weights, fitted.Bias);
    }

    private List<string> Vocabulary(IReadOnlyList<Example> examples)
    {
        if (!options.WithWords)
        {
            return [];
        }

        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feature in examples.SelectMany(example => example.Features))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        return [.. counts.Where(pair => pair.Value >= options.FewestTexts).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }

    private Row RowOf(Example example, Dictionary<string, int> columns, int size)
    {
        var scale = (float)example.Head.Scale;
        var words = columns.Count;
        (int Column, float Value)[] values =
        [
            .. example.Features.Where(columns.ContainsKey).Select(feature => (Column: columns[feature], scale)).OrderBy(value => value.Column),
            (words, (float)example.Rules.Topic),
            (words + 1, (float)example.Rules.FiredPoints),
            (words + 2, (float)example.Rules.WeakPoints),
            (words + 3, (float)example.Head.HeadlineOnly),
            (words + 4, (float)example.Rules.Harm),
            .. topics.Select((topic, at) => (words + Figures + at, (float)PointsOf(topic, example.Rules))),
        ];
        return new Row
        {
            Label = example.IsDefence,
            Weight = example.Weight,
            Features = new VBuffer<float>(
                size, values.Length, [.. values.Select(value => value.Value)], [.. values.Select(value => value.Column)]),
        };
    }

    private static double PointsOf(string topic, RuleEvidence rules) =>
        RuleEvidence.Root(rules.Topics.FirstOrDefault(fired => fired.Id == topic)?.Points ?? 0);

    private LinearModel ModelOf(TermLanguage language, List<string> vocabulary, IReadOnlyList<float> weights, float bias)
    {
        var words = vocabulary.Count;
        return new LinearModel
        {
            Language = language,
            Bias = Thousandths(bias),
            FiredTopic = Thousandths(weights[words]),
            FiredPoints = Thousandths(weights[words + 1]),
            WeakPoints = Thousandths(weights[words + 2]),
            HeadlineOnly = Thousandths(weights[words + 3]),
            Harm = Thousandths(weights[words + 4]),
            Topics = topics
                .Select((topic, at) => (topic, Weight: Thousandths(weights[words + Figures + at])))
                .ToDictionary(pair => pair.topic, pair => pair.Weight, StringComparer.Ordinal),
            Words = vocabulary
                .Select((name, at) => (name, Weight: Thousandths(weights[at])))
                .Where(pair => Math.Abs(pair.Weight) >= TrainingOptions.SmallestWeight)
                .ToDictionary(pair => pair.name, pair => pair.Weight, StringComparer.Ordinal),
        };
    }

    private static int Thousandths(float weight) => (int)MathF.Round(weight * LinearModel.One);

    private sealed class Row
    {
        public bool Label { get; init; }

        public float Weight { get; init; }

        public VBuffer<float> Features { get; init; }
    }
}
