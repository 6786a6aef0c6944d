namespace KlingGen.SpecCompiler.OpenApi.Schemas;

/// <summary>The way from a schema through references and <c>allOf</c> down to the one that is being merged.</summary>
internal sealed class MergeWay
{
    private readonly List<(Schema Schema, bool IsPart)> _steps = [];
    private readonly HashSet<Schema> _schemas = [];
    private int _parts;

    public int Count => _steps.Count;

    /// <summary>Whether it leads through an <c>allOf</c>.</summary>
    public bool HasPart => _parts > 0;

    /// <returns>False where it leads through the schema already.</returns>
    public bool Enter(Schema schema, bool isPart)
    {
        if (!_schemas.Add(schema))
        {
            return false;
        }

        _steps.Add((schema, isPart));
        _parts += isPart ? 1 : 0;
        return true;
    }

    public void Leave()
    {
        var (schema, isPart) = _steps[_steps.Count - 1];
        _steps.RemoveAt(_steps.Count - 1);
        _schemas.Remove(schema);
        _parts -= isPart ? 1 : 0;
    }

    public bool Contains(Schema schema) => _schemas.Contains(schema);

    /// <summary>The steps behind a schema that it leads through.</summary>
    public IReadOnlyList<(Schema Schema, bool IsPart)> From(Schema schema)
    {
        var next = _steps.FindIndex(step => step.Schema.Equals(schema)) + 1;
        return _steps.GetRange(next, _steps.Count - next);
    }
}
