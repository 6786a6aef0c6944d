using System.Diagnostics.CodeAnalysis;

namespace KlingGen;

/// <summary>The names of products on the wire, in task handles and on the command line.</summary>
public static class KlingProductNames
{
    /// <summary>The product's name: <c>text2video</c>, <c>image2video</c> or <c>videos</c>.</summary>
    /// <param name="product">The product.</param>
    /// <returns>The name.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="product"/> is no defined value.</exception>
    public static string ToName(this KlingProduct product) => product switch
    {
        KlingProduct.TextToVideo => "text2video",
        KlingProduct.ImageToVideo => "image2video",
        KlingProduct.Videos => "videos",
        _ => throw new ArgumentOutOfRangeException(nameof(product), product, "There is no such product."),
    };

    /// <summary>Finds the product of a name.</summary>
    /// <param name="name">The name, in lower case.</param>
    /// <param name="product">The product, when there is one.</param>
    /// <returns>Whether there is such a product.</returns>
    public static bool TryParse([NotNullWhen(true)] string? name, out KlingProduct product)
    {
        (var known, product) = name switch
        {
            "text2video" => (true, KlingProduct.TextToVideo),
            "image2video" => (true, KlingProduct.ImageToVideo),
            "videos" => (true, KlingProduct.Videos),
            _ => (false, default),
        };
        return known;
    }
}
