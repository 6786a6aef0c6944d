using System.Text.Json;
using KlingGen.Runtime;

// Its users write 'using KlingGen', whichever assembly a request comes from.
namespace KlingGen;

/// <summary>A request that creates a task. Every request type of a product (<c>x-product</c>) is one,
/// in whichever assembly its document was compiled.</summary>
public interface IVideoRequest
{
    /// <summary>Writes the request as its document says.</summary>
    /// <param name="writer">What is written to.</param>
    void Write(Utf8JsonWriter writer);

    /// <summary>Checks the request by the rules of its type, the hand-written ones among them; what a gateway demands beyond is
    /// <see cref="Runtime.Tasks.ProductDescriptor.Validate(IVideoRequest)"/>'s.</summary>
    /// <param name="context">Takes what is wrong.</param>
    void Validate(ref ValidationContext context);
}
