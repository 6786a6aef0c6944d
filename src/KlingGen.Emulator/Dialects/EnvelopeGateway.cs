using KlingGen.Emulator.Tasks;

namespace KlingGen.Emulator.Dialects;

/// <summary>What the gateways with an envelope do differently.</summary>
internal sealed record EnvelopeGateway
{
    public required EmulatorDialect Kind { get; init; }

    public required string Prefix { get; init; }

    public required string SuccessMessage { get; init; }

    public required Func<string> NewTaskId { get; init; }

    public required Func<DateTimeOffset, string> NewRequestId { get; init; }

    /// <summary>Whether <c>task_info</c> is there although it is empty.</summary>
    public bool AlwaysTellsTaskInfo { get; init; }

    /// <summary>Whether no key is asked for as long as the emulator has none.</summary>
    public bool IsKeyOptional { get; init; }

    public required IReadOnlyList<EnvelopeProduct> Products { get; init; }

    public static EnvelopeGateway Kling { get; } = new()
    {
        Kind = EmulatorDialect.Kling,
        Prefix = "/gateways/kling",
        IsKeyOptional = true,
        SuccessMessage = "success",
        NewTaskId = TaskIds.Kapon,
        NewRequestId = TaskIds.Request,
        Products =
        [
            new EnvelopeProduct(KlingOrders.TextToVideo, static context => KlingOrders.Of(RequestBody.Read<TextToVideoRequest>(context, KlingRules.Check))),
            new EnvelopeProduct(KlingOrders.ImageToVideo, static context => KlingOrders.Of(RequestBody.Read<ImageToVideoRequest>(context, KlingRules.Check))),
        ],
    };

    public static EnvelopeGateway Kapon { get; } = new()
    {
        Kind = EmulatorDialect.Kapon,
        Prefix = "/gateways/kapon/kling",
        SuccessMessage = "success",
        NewTaskId = TaskIds.Kapon,
        NewRequestId = TaskIds.Request,
        Products =
        [
            new EnvelopeProduct(KlingOrders.TextToVideo, static context => KlingOrders.Of(RequestBody.Read<TextToVideoRequest>(context, KaponTextToVideoRules.Validate))),
            new EnvelopeProduct(KlingOrders.ImageToVideo, static context => KlingOrders.Of(RequestBody.Read<ImageToVideoRequest>(context, KaponImageToVideoRules.Validate))),
        ],
    };

    public static EnvelopeGateway AnyApi { get; } = new()
    {
        Kind = EmulatorDialect.AnyApi,
        Prefix = "/gateways/anyapi/kling",
        SuccessMessage = "SUCCEED",
        NewTaskId = TaskIds.AnyApi,
        NewRequestId = static _ => Guid.NewGuid().ToString(),
        AlwaysTellsTaskInfo = true,
        Products =
        [
            new EnvelopeProduct(KlingOrders.TextToVideo, static context => KlingOrders.Of(RequestBody.Read<TextToVideoRequest>(context, AnyApiTextToVideoRules.Validate))),
        ],
    };

    // AnyAPI hands the vendor's answers on.
    public static EnvelopeGateway Official { get; } = AnyApi with
    {
        Kind = EmulatorDialect.Official,
        Prefix = "/gateways/official",
        Products =
        [
            new EnvelopeProduct(KlingOrders.TextToVideo, static context => KlingOrders.Of(RequestBody.Read<TextToVideoRequest>(context, OfficialTextToVideoRules.Validate))),
            new EnvelopeProduct(KlingOrders.ImageToVideo, static context => KlingOrders.Of(RequestBody.Read<ImageToVideoRequest>(context, OfficialImageToVideoRules.Validate))),
        ],
    };
}
