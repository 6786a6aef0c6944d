using KlingGen.Runtime.Http;

namespace KlingGen.Runtime.Tasks;

/// <summary>A gateway refused a call, by the HTTP status or by a code inside an answer whose status is that of a success.</summary>
public sealed class TaskRefusedException : ApiException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">A sentence for a person, free of secrets.</param>
    /// <param name="refusal">Why.</param>
    public TaskRefusedException(string message, Refusal refusal)
        : base(message) => Refusal = refusal;

    internal TaskRefusedException(string message, Refusal refusal, Answer answer)
        : base(message, ApiFailure.Status, answer)
    {
        Refusal = refusal;
        if (answer.Message.IsSuccessStatusCode || refusal.IsKnown)
        {
            Outcome = RequestOutcome.Refused;
        }
    }

    /// <summary>Why the call was refused.</summary>
    public Refusal Refusal { get; }

    /// <summary>The task that the answer names all the same; null for none.</summary>
    internal TaskRecord? Task { get; init; }
}
