using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>Reads, writes and checks the JSON of a type that is not generated: lists, maps and primitives as whole bodies. Made by <see cref="JsonCodec"/>.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class JsonCodec<T>
{
    internal JsonCodec(JsonValueReader<T> read, Action<Utf8JsonWriter, T> write, ValueRule<T>? validate = null)
    {
        Read = read;
        Write = write;
        Validate = validate;
    }

    internal JsonValueReader<T> Read { get; }

    internal Action<Utf8JsonWriter, T> Write { get; }

    internal ValueRule<T>? Validate { get; }
}
