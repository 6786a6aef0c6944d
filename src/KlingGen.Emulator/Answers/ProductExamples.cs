using System.Text.Json;
using System.Text.Json.Nodes;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>What a document shows of answers, as far as it holds for one product: its own examples, and behind them those of the
/// gateway's other products whose tasks look the same.</summary>
internal sealed class ProductExamples
{
    private readonly TaskMap _usualMap;
    private readonly List<(OperationDescriptor Operation, JsonNode Answer)> _answers = [];
    private readonly List<TaskExample> _tasks = [];

    public ProductExamples(GatewayDescriptor gateway, ProductDescriptor product)
    {
        _usualMap = product.Query.Task ?? product.Create.Task
            ?? throw new ArgumentException($"The product {product.Name} does not say where the facts of its tasks stand.", nameof(product));
        foreach (var operation in OperationsOf(product))
        {
            Add(operation, static _ => true);
        }

        foreach (var operation in gateway.Products.Where(other => other != product).SelectMany(OperationsOf))
        {
            Add(operation, example => example.Fits(_usualMap));
        }
    }

    /// <summary>Whether there are none, so that nothing is known beyond the maps.</summary>
    public bool AreNone => _answers.Count == 0;

    public TaskMap MapOf(OperationDescriptor operation) => operation.Task ?? _usualMap;

    /// <summary>Tasks that are shown as an operation shows them: its own, then those of the creation, the query and the lists.</summary>
    public IReadOnlyList<TaskExample> TasksFor(OperationDescriptor operation) =>
    [
        .. _tasks.Where(example => example.Operation == operation),
        .. _tasks.Where(example => example.Operation != operation && example.Fits(MapOf(operation))),
    ];

    /// <summary>The task that stands in for states that no example shows: the creation's, else the query's; null where there is
    /// none.</summary>
    public TaskExample? UsualFor(OperationDescriptor operation) => _tasks.Find(example => example.Fits(MapOf(operation)));

    /// <summary>What is told around the tasks of an operation, by its own example or by another's, with nothing where the tasks stand; null
    /// where nothing is.</summary>
    public JsonNode? AroundTasksOf(OperationDescriptor operation)
    {
        if (operation.TaskPointer.Length == 0)
        {
            return null;
        }

        var path = JsonPlaces.Split(operation.TaskPointer);
        var (shown, answer) = _answers
            .OrderBy(entry => entry.Operation != operation)
            .FirstOrDefault(static entry => entry.Operation.TaskPointer.Length > 0);
        var around = answer?.DeepClone() ?? new JsonObject();
        if (shown is not null && shown.TaskPointer != operation.TaskPointer)
        {
            JsonTree.Remove(around, JsonPlaces.Split(shown.TaskPointer));
        }

        JsonTree.Set(around, path, null);
        return around;
    }

    private static IEnumerable<OperationDescriptor> OperationsOf(ProductDescriptor product) =>
        ((OperationDescriptor?[])[product.Create, product.Query, product.QueryMany, product.List]).OfType<OperationDescriptor>();

    private void Add(OperationDescriptor operation, Func<TaskExample, bool> isWanted)
    {
        if (_answers.Exists(entry => entry.Operation == operation))
        {
            return;
        }

        foreach (var text in operation.Examples)
        {
            using var document = JsonDocument.Parse(text);
            var answer = JsonTree.Of(document.RootElement);
            var map = MapOf(operation);
            var found = JsonTree.Find(answer, JsonPlaces.Split(operation.TaskPointer));
            IEnumerable<JsonNode?> shown = found is JsonArray items ? items : new[] { found };
            var tasks = shown.OfType<JsonObject>()
                .Select(task => new TaskExample(operation, map, StatusWords.Meaning(map, task), task))
                .Where(isWanted)
                .ToArray();
            if (answer is not null && tasks.Length > 0)
            {
                _answers.Add((operation, answer));
                _tasks.AddRange(tasks);
            }
        }
    }
}
