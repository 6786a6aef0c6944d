namespace KlingGen.SpecCompiler.OpenApi.Views;

/// <summary>How the value of a parameter is written.</summary>
internal enum ParameterStyle
{
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}
