namespace NewsMonitor.IntegrationTests.Search;

/// <summary>Articles that many searches share; nobody changes them.</summary>
public sealed class SearchLibrary : IAsyncDisposable
{
    private static readonly string Filler = string.Concat(Enumerable.Repeat("Der Weizen wächst und das Wetter ist gut. ", 60));

    private Task<SearchScene>? _made;

    internal Task<SearchScene> GetAsync() => _made ??= MakeAsync();

    private static async Task<SearchScene> MakeAsync()
    {
        var scene = await SearchScene.CreateAsync();
        await scene.PlantAsync("Neue Verteidigungsbündnisse in Europa", "Die Staaten beraten über gemeinsame Übungen.");
        await scene.PlantAsync("Rüstungsexport nach Norwegen", "Der Konzern liefert.");
        await scene.PlantAsync("Ruestung wird teurer", "Preise steigen.");
        await scene.PlantAsync("RUSTUNG IM WANDEL", "Umlaute fehlten der Schreibmaschine.");
        await scene.PlantAsync("Luft- und Raketenabwehr für Litauen", "Es geht um ein Luft-Verteidigungs-System.");
        await scene.PlantAsync("Krieg und Frieden im Theater", "Ein langer Abend.");
        await scene.PlantAsync("Frieden statt Krieg", "Ein kurzer Abend.");
        await scene.PlantAsync("Panzer rollt durch das Dorf", $"Es war laut. {Filler}");
        await scene.PlantAsync("Besuch beim Landwirt", $"Am Rande ging es um den Panzer, der im Feld steckte. {Filler} Es war ein alter Panzer.");
        await scene.PlantAsync("Leopard 2 auf dem Weg", "Der Transport dauert.");
        await scene.PlantAsync("Armies of the world", "The values of an army are many. U.S. Army F-35 jets and Mr. Mueller arrived.", "en");
        await scene.PlantAsync("Soldiers honoured", "An exercise of the army in Norway.", "en");
        await scene.PlantAsync("Панцир", "Танки й дрони", "und");
        await scene.PlantAsync("Uralte Depesche", age: TimeSpan.FromDays(1500));
        for (var number = 1; number <= 25; number++)
        {
            await scene.PlantAsync($"Seiten {number}", "Blättern", age: TimeSpan.FromDays(number * 3));
        }

        await scene.IndexAsync();
        return scene;
    }

    public async ValueTask DisposeAsync()
    {
        if (_made is { IsCompletedSuccessfully: true })
        {
            await (await _made).DisposeAsync();
        }
    }
}
