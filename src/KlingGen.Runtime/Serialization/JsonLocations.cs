using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KlingGen.Runtime.Serialization;

/// <summary>Finds JSON pointers for places in a text, and places for pointers. Only failures ask,
/// so that reading need not keep count.</summary>
internal static class JsonLocations
{
    /// <summary>The JSON pointer of the value that begins at an offset, or that the offset lies in.</summary>
    public static string PointerAt(ReadOnlySpan<byte> utf8, long offset) => PointersAt(utf8, [offset])[0];

    /// <summary>The JSON pointer, within a value, of the value that begins at an offset.</summary>
    /// <param name="reader">Stands on the first token of the outer value.</param>
    /// <param name="offset">The offset, in the reader's own count.</param>
    public static string PointerAt(Utf8JsonReader reader, long offset)
    {
        var pointers = new string[1];
        Find(ref reader, [offset], pointers);
        return pointers[0];
    }

    /// <summary>The JSON pointers of the values that begin at some offsets.</summary>
    /// <param name="utf8">The text, which is JSON at least as far as the last offset.</param>
    /// <param name="offsets">The offsets, in ascending order.</param>
    public static string[] PointersAt(ReadOnlySpan<byte> utf8, ReadOnlySpan<long> offsets)
    {
        var pointers = new string[offsets.Length];
        var reader = new Utf8JsonReader(utf8);
        TryRead(ref reader);
        Find(ref reader, offsets, pointers);
        return pointers;
    }

    private static void Find(ref Utf8JsonReader reader, scoped ReadOnlySpan<long> offsets, string[] pointers)
    {
        var path = new List<Level>();
        var found = 0;
        do
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                path.RemoveAt(path.Count - 1);
                continue;
            }

            if (path.Count > 0)
            {
                path[^1] = path[^1].At(ref reader);
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                continue;
            }

            while (found < offsets.Length && offsets[found] < reader.BytesConsumed)
            {
                pointers[found++] = Pointer(path);
            }

            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                path.Add(new Level(reader.TokenType == JsonTokenType.StartArray, -1, null));
            }
        }
        while (found < offsets.Length && TryRead(ref reader));

        pointers.AsSpan(found).Fill(Pointer(path));
    }

    /// <summary>Where the value of a JSON pointer begins in the text; where its nearest ancestor begins,
    /// if the text does not have it.</summary>
    public static long OffsetOf(ReadOnlySpan<byte> utf8, string pointer)
    {
        var reader = new Utf8JsonReader(utf8);
        TryRead(ref reader);
        var offset = reader.TokenStartIndex;
        foreach (var segment in pointer.Split('/').Skip(1))
        {
            var name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (!MoveTo(ref reader, name))
            {
                break;
            }

            offset = reader.TokenStartIndex;
        }

        return offset;
    }

    /// <summary>A name as a segment of a JSON pointer.</summary>
    public static string Escape(string name) =>
        name.AsSpan().IndexOfAny('~', '/') < 0
            ? name
            : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static bool MoveTo(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            var left = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (left-- == 0)
                {
                    return true;
                }

                reader.Skip();
            }

            return false;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private static bool TryRead(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException)
        {
            // The rest of the text is not JSON; what was found so far stands.
            return false;
        }
    }

    private static string Pointer(List<Level> path)
    {
        var pointer = new StringBuilder();
        foreach (var level in path)
        {
            if (level.IsArray ? level.Index >= 0 : level.Name is not null)
            {
                pointer.Append('/').Append(level.IsArray ? level.Index.ToString(CultureInfo.InvariantCulture) : Escape(level.Name!));
            }
        }

        return pointer.ToString();
    }

    private readonly record struct Level(bool IsArray, int Index, string? Name)
    {
        public Level At(ref Utf8JsonReader reader)
        {
            if (IsArray)
            {
                return this with { Index = Index + 1 };
            }

            return reader.TokenType == JsonTokenType.PropertyName ? this with { Name = NameOf(ref reader) } : this;
        }

        private static string NameOf(ref Utf8JsonReader reader)
        {
            try
            {
                return reader.GetString()!;
            }
            catch (InvalidOperationException)
            {
                // A name that is not Unicode has no pointer.
                return "?";
            }
        }
    }
}
