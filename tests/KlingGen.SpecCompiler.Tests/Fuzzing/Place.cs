using System.Text.Json.Nodes;

namespace KlingGen.SpecCompiler.Tests.Fuzzing;

/// <summary>Where a value stands: a member of an object, or an item of an array.</summary>
internal sealed record Place(JsonNode Holder, string? Key, int Index)
{
    public JsonNode? Value
    {
        get => Key is null ? Index < Holder.AsArray().Count ? Holder[Index] : null : Holder[Key];
        set
        {
            if (Key is not null)
            {
                Holder[Key] = value;
            }
            else if (Index < Holder.AsArray().Count)
            {
                Holder[Index] = value;
            }
        }
    }

    public void Remove()
    {
        if (Key is not null)
        {
            Holder.AsObject().Remove(Key);
        }
        else if (Index < Holder.AsArray().Count)
        {
            Holder.AsArray().RemoveAt(Index);
        }
    }

    public void Rename(string name)
    {
        if (Key is not null)
        {
            var value = Value?.DeepClone();
            Remove();
            Holder[name] = value;
        }
    }
}
