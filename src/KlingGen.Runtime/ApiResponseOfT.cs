namespace KlingGen.Runtime;

/// <summary>An answer that means success, and its value.</summary>
/// <typeparam name="T">The type that the document gives for its successes; where these have several, an emitted type that has them
/// all.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    private readonly T? _value;

    internal ApiResponse(HttpResponseMessage message, ReadOnlyMemory<byte> body, IDisposable? owner, T? value, bool hasValue)
        : base(message, body, owner)
    {
        _value = value;
        HasValue = hasValue;
    }

    /// <summary>Whether the answer has a value: false for a status that has no body, a 304 among them, and for a body of another type than
    /// the method asks for (<see cref="ApiResponse.BodyAs{TValue}"/>).</summary>
    public bool HasValue { get; }

    /// <summary>The value of the answer; the default of its type where there is none.</summary>
    public T? ValueOrDefault => _value;

    /// <summary>The value of the answer.</summary>
    /// <exception cref="InvalidOperationException">The answer has none; see <see cref="HasValue"/>.</exception>
    public T Value => HasValue
        ? _value!
        : throw new InvalidOperationException(
            $"The answer with status {(int)StatusCode} has no value of type {typeof(T).Name}. Ask HasValue first, or read Body.");
}
