namespace KlingGen.Runtime.Http;

/// <summary>What a parameter's text stands for.</summary>
public enum WebhookValueKind
{
    /// <summary>A text as it is.</summary>
    Text,

    /// <summary>A number or a boolean.</summary>
    Literal,

    /// <summary>A number or a boolean where it looks like one, else a text.</summary>
    Any,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>A list of numbers or booleans.</summary>
    Literals,

    /// <summary>A list of any of them.</summary>
    Anys,

    /// <summary>JSON, as <c>content</c> asks.</summary>
    Json,
}
