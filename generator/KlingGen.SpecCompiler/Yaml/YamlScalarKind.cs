namespace KlingGen.SpecCompiler.Yaml;

internal enum YamlScalarKind
{
    String,
    Null,
    Boolean,
    Integer,
    Float,
}
