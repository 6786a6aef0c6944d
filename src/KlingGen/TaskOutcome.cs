using System.Text.Json.Serialization;
using KlingGen.Serialization;

namespace KlingGen;

/// <summary>What became of a create: whether there is a task, and so whether there is something to pay for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TaskOutcome>))]
public enum TaskOutcome
{
    /// <summary>No task was made: nothing was sent, or the gateway refused. Sending the request again pays once.</summary>
    NotMade,

    /// <summary>The task was made; its handle finds it.</summary>
    Made,

    /// <summary>The request went out and no answer tells what became of it. Sending it again may pay twice: look first.</summary>
    MayExist,
}
