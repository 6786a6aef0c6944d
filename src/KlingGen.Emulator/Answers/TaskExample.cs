using System.Text.Json.Nodes;
using KlingGen.Runtime.Tasks;

namespace KlingGen.Emulator.Answers;

/// <summary>A task in an example of a document.</summary>
/// <param name="Operation">The operation whose answer it stands in.</param>
/// <param name="Map">Where its facts stand.</param>
/// <param name="State">What its status word means.</param>
/// <param name="Task">The task.</param>
internal sealed record TaskExample(OperationDescriptor Operation, TaskMap Map, TaskState State, JsonObject Task)
{
    /// <summary>Whether its facts stand where another map has them, so that it can be an example for that.</summary>
    public bool Fits(TaskMap map) =>
        Map == map || (Map.Id.Pointers[0] == map.Id.Pointers[0] && Map.Status.Pointers[0] == map.Status.Pointers[0]);
}
