namespace KlingGen.Emulator;

/// <summary>A gateway whose paths, rules, answers and refusals the emulator speaks.</summary>
public enum EmulatorDialect
{
    /// <summary>Kling's own vocabulary with every model and member that the documents know, multi-shot included: Kapon's envelope without Kapon's limits, and the unified gateway's <c>/v1/videos</c> beside it. What the emulator speaks at its root unless told otherwise.</summary>
    Kling,

    /// <summary>Kapon, as <c>openapi/gateways/kapon.yaml</c> says.</summary>
    Kapon,

    /// <summary>AnyAPI, as <c>openapi/gateways/anyapi.yaml</c> says.</summary>
    AnyApi,

    /// <summary>The flat gateway, as <c>openapi/gateways/v1.yaml</c> says.</summary>
    V1,

    /// <summary>The unified video gateway, as <c>openapi/gateways/videos.yaml</c> says.</summary>
    Videos,

    /// <summary>Kling's own API, as <c>openapi/gateways/official.yaml</c> says.</summary>
    Official,
}
