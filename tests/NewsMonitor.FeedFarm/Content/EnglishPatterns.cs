namespace NewsMonitor.FeedFarm.Content;

/// <summary>What English stories are made of; letters in braces are slots, see <see cref="StoryWriter"/>.</summary>
internal static class EnglishPatterns
{
    public static readonly Dictionary<Topic, Patterns> ByTopic = new()
    {
        [Topic.Defence] = new(
            [
                "{l} and {l} sign defence pact", "Army orders {n} more {W}", "{l} to raise defence spending to {k} percent", "Air force moves {W} to {O}",
                "Defence minister {P} meets allies in {O}", "NATO drills near {O} involve {n}00 troops", "Missile defence: {l} takes delivery of {W}",
            ],
            [
                "The defence ministry said on {t} that {n} {W} systems would be delivered to {l}.",
                "\"Deterrence has to be credible,\" {P} told reporters in {O}.",
                "About {n}00 troops from {l} and {l} take part in the exercise near {O}.",
                "The armed forces of {l} will share real-time missile warning data with {l}.",
                "A three-star general will lead the joint headquarters in {O}, an official said.",
                "Lawmakers approved {n} million for ammunition and spare parts for the {W}.",
                "The navy sent a frigate to the waters off {O} to guard undersea cables.",
            ],
            ["Defence", "Security", "Military"]),
        [Topic.Decoy] = new(
            [
                "Defence holds firm as {O} draw {k}-{k}", "Attack is the best defence, says coach {P}", "Defence lawyer asks for acquittal in {O}", "Price war: {P} fires first shot",
                "Killer heels: {O} fashion week opens",
            ],
            [
                "The defence around captain {P} was solid and the attack struck late in {O}.",
                "The defence rested its case in {O} on {t} after {n} witnesses.",
                "In the price war the chain from {O} opens {n} shops.",
                "\"We bombarded their goal,\" said coach {P}.",
                "Vitamin C arms the immune system against attacks, {P} writes.",
            ],
            ["Sport", "Life"]),
        [Topic.Politics] = new(
            ["Parliament in {O} passes budget", "{P} to step down", "{l} votes in snap election", "Poll: {k} percent undecided"],
            [
                "Parliament in {O} passed the budget on {t} by {n} votes.",
                "{P} said the compromise was hard but fair.",
                "The opposition tabled {n} amendments.",
                "Voters in {l} go to the polls on {t}.",
                "Observers in {O} expect a minority government.",
            ],
            ["Politics"]),
        [Topic.Economy] = new(
            ["Inflation eases to {k} percent", "Plant in {O} cuts {n} jobs", "Exports to {l} rise", "{O} start-up raises {n} million"],
            [
                "Prices rose by {k} percent last month, the statistics office said on {t}.",
                "The company from {O} will cut {n} jobs this year.",
                "Exports to {l} were up {k} percent on the year.",
                "\"Demand is coming back,\" chief executive {P} said.",
                "Shares fell {k} percent before they recovered.",
            ],
            ["Business"]),
        [Topic.Sport] = new(
            ["{O} win in extra time", "{P} sets national record", "{l} reach semi-final", "Coach {P} leaves {O}"],
            [
                "A crowd of {n}00 in {O} saw the winner in extra time.",
                "{P} cut {k} tenths from the record.",
                "After {k} defeats the club from {O} acted.",
                "{l} now meet {l} in the semi-final.",
            ],
            ["Sport"]),
        [Topic.Local] = new(
            ["Bridge in {O} to close until autumn", "New school for {n} children in {O}", "{O} council backs cycle path"],
            [
                "The bridge in {O} will be closed from {t} for {k} months.",
                "Fire crews sent {n} people, nobody was hurt.",
                "Mayor {P} thanked residents for their patience.",
                "The path costs {n} million, the state pays {k} percent.",
            ],
            ["Local"]),
        [Topic.Weather] = new(
            ["Heat: up to {n} degrees in {O}", "Storm warning for {O}"],
            [
                "Temperatures in {O} could reach {n} degrees on {t}.",
                "Forecasters warn of heavy rain of up to {n} litres.",
                "It cools to {k} degrees at night, with fog in places.",
            ],
            ["Weather"]),
        [Topic.Culture] = new(
            ["{P} wins book prize", "Museum in {O} has record year", "{O} theatre reopens"],
            [
                "The production by {P} moves the play to a hotel near {O}.",
                "The jury praised the language of the novel set in {l}.",
                "By {t} the museum in {O} had {n}000 visitors.",
            ],
            ["Culture"]),
        [Topic.Science] = new(
            ["Team in {O} measures glaciers", "Study: {k} hours of sleep are not enough", "Probe from {l} reaches orbit"],
            [
                "The team around {P} in {O} looked at {n} data series.",
                "The results hold only for {l}, the authors say.",
                "A satellite gave pictures with {k} metre resolution.",
            ],
            ["Science"]),
    };
}
