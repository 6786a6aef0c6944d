namespace KlingGen.Runtime.Http;

/// <summary>A body that is made when it is sent.</summary>
internal sealed class BuiltBody(Func<HttpContent?> build) : RequestBody
{
    public override HttpContent? Build() => build();
}
