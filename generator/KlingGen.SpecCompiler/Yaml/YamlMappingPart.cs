namespace KlingGen.SpecCompiler.Yaml;

/// <summary>What comes next in a mapping.</summary>
internal enum YamlMappingPart
{
    Key,
    Value,

    /// <summary>The value of <c>&lt;&lt;</c>.</summary>
    MergedValue,

    /// <summary>The value of a key that was refused.</summary>
    IgnoredValue,
}
