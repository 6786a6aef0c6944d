namespace KlingGen.Runtime.Http;

/// <summary>How OpenAPI writes a parameter (<c>style</c>).</summary>
public enum ParameterStyle
{
    /// <summary>Path and header: <c>blue,black</c>.</summary>
    Simple,

    /// <summary>Path: <c>.blue.black</c>.</summary>
    Label,

    /// <summary>Path: <c>;color=blue</c>.</summary>
    Matrix,

    /// <summary>Query, cookie and forms: <c>color=blue&amp;color=black</c>.</summary>
    Form,

    /// <summary>Query: <c>color=blue%20black</c>.</summary>
    SpaceDelimited,

    /// <summary>Query: <c>color=blue%7Cblack</c>.</summary>
    PipeDelimited,

    /// <summary>Query and forms: <c>color[R]=100&amp;color[G]=200</c>.</summary>
    DeepObject,
}
