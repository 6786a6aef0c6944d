namespace KlingGen.Runtime.Http;

/// <summary>What a request carries.</summary>
internal abstract class RequestBody
{
    /// <summary>Makes what is sent; null for no body after all.</summary>
    public abstract HttpContent? Build();

    /// <summary>Checks what is generated in it.</summary>
    public virtual void Validate(ref ValidationContext context)
    {
    }
}
