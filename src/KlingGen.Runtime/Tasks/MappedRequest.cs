namespace KlingGen.Runtime.Tasks;

/// <summary>A request in another vocabulary.</summary>
/// <param name="Request">The request as the gateway takes it.</param>
/// <param name="Lost">What the gateway has no way to say. Not empty: nothing may be sent.</param>
public sealed record MappedRequest(IVideoRequest Request, IReadOnlyList<ValidationError> Lost);
