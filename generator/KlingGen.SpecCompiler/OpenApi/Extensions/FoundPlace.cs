namespace KlingGen.SpecCompiler.OpenApi.Extensions;

/// <summary>A place that an extension names.</summary>
internal sealed record FoundPlace(PlaceMember Member, PlaceExtension Place);
