namespace KlingGen.Runtime;

/// <summary>An answer that means success, and its value.</summary>
/// <typeparam name="T">The type that the document gives for the first successful status with a body.</typeparam>
public sealed class ApiResponse<T> : ApiResponse
{
    private readonly T? _value;

    internal ApiResponse(HttpResponseMessage message, ReadOnlyMemory<byte> body, IDisposable? owner, T? value, bool hasValue)
        : base(message, body, owner)
    {
        _value = value;
        HasValue = hasValue;
    }

    /// <summary>Whether the answer has a value: false for a status that has no body or, by the document, one of another type
    /// (<see cref="ApiResponse.BodyAs{TValue}"/>).</summary>
    public bool HasValue { get; }

    /// <summary>The value of the answer.</summary>
    /// <exception cref="InvalidOperationException">The answer has none; see <see cref="HasValue"/>.</exception>
    public T Value => HasValue
        ? _value!
        : throw new InvalidOperationException(
            $"The answer with status {(int)StatusCode} has no value of type {typeof(T).Name}. Ask HasValue first, or read Body.");
}
