using NewsMonitor.Core.Tagging.Model;

namespace NewsMonitor.Core.Tagging;

/// <summary>Turns what was found into one number: how much an article is about defence, 0 to 100.</summary>
/// <remarks>
/// Without a model for the language the rules decide: 100 · points / (points + 16), a curve that keeps its order at the top
/// where an exponential is flat; the gate of 35 is at 8.75 points: a term of weight 3 in the headline.
/// With a model its log-odds decide, in which the rules' points are one part; they are bent so that the gate is 35, and so that
/// strong articles still differ. The gate lies below even odds, because the threshold of the best F1 is half the F1 that it
/// reaches (Lipton, Elkan and Naryanaswamy, ECML 2014). Both use only arithmetic that is exact to the last bit on every machine.
/// </remarks>
internal static class Relevance
{
    /// <summary>Points at which relevance is 50.</summary>
    private const decimal HalfwayPoints = 16;

    /// <summary>u where 50 · (1 + u / √(1 + u²)) is 35.</summary>
    private const double Gate = -0.31448545;

    /// <summary>Log-odds of the gate, in thousandths: a probability of 0.475.</summary>
    private const int GateLogOdds = -100;

    /// <summary>Words alone must be surer than words beside a rule that fired: a probability of 0.62.</summary>
    private const int GateWithoutRule = 500;

    private const double Steepness = 0.28;

    public static int Of(RuleEvidence rules) => (int)Math.Round(100 * rules.Fired / (rules.Fired + HalfwayPoints), MidpointRounding.AwayFromZero);

    /// <summary>A text in which no rule fired and that the model is not sure of has none, not a little.</summary>
    public static int Of(RuleEvidence rules, ModelReading model)
    {
        if (rules.Fired == 0 && model.LogOdds < GateWithoutRule)
        {
            return 0;
        }

        var u = Gate + (Steepness * (model.LogOdds - GateLogOdds) / LinearModel.One);
        return (int)Math.Round(50 * (1 + (u / Math.Sqrt(1 + (u * u)))), MidpointRounding.AwayFromZero);
    }
}
