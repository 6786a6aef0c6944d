using System.Text.Json;

namespace KlingGen.Runtime.Http;

/// <summary>Reads one JSON value.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">Stands on the value's first token; afterwards on its last.</param>
internal delegate T JsonValueReader<out T>(ref Utf8JsonReader reader);
