using System.Globalization;
using System.Text;
using NewsMonitor.Core.Tagging.Model;

namespace NewsMonitor.Training;

/// <summary>Writes weights for people: what speaks for defence first, what speaks against it last.</summary>
internal static class WeightsFile
{
    public static void Write(TrainingOptions options, LinearModel model, int examples)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Weights of the relevance model, in thousandths of log-odds. Written by src/NewsMonitor.Training; do not edit.\n");
        text.Append(CultureInfo.InvariantCulture, $"# Learnt from {examples} texts; L1 {options.L1}, L2 {options.L2}, seed {options.Seed}, features in at least {options.FewestTexts} texts.\n");
        foreach (var file in options.Data)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {Path.GetFileName(file.Path)}{(file.Until is null ? "" : $" before {file.Until}")}{(file.GreyIsNegative ? "" : ", without grey labels")}\n");
        }

        text.Append("schema\tmonitor.model/1\n");
        text.Append(CultureInfo.InvariantCulture, $"language\t{options.Language}\n");
        text.Append(CultureInfo.InvariantCulture, $"@bias\t{model.Bias}\n@topic\t{model.FiredTopic}\n@points\t{model.FiredPoints}\n@weak-points\t{model.WeakPoints}\n@headline-only\t{model.HeadlineOnly}\n@harm\t{model.Harm}\n");
        foreach (var (topic, weight) in model.Topics.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"@topic:{topic}\t{weight}\n");
        }

        foreach (var (feature, weight) in model.Words.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{feature}\t{weight}\n");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Out))!);
        File.WriteAllText(options.Out, text.ToString());
    }
}
