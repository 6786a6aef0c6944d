using System.Text.Json;
namespace KlingGen.Runtime;
// The least of the JSON and validation contracts that the HTTP side compiles against; left out as soon as IApiModel.cs is here.
#pragma warning disable
public interface IApiModel<TSelf> where TSelf : IApiModel<TSelf> { static abstract TSelf Read(ref Utf8JsonReader reader); void Write(Utf8JsonWriter writer); void Validate(ref ValidationContext context); }
public interface IRuleSet<TTarget> { static abstract void Validate(TTarget value, ref ValidationContext context); }
public class ApiJsonException : JsonException { public string InstanceLocation => ""; }
public static class ApiJson {
 public static T Parse<T>(ReadOnlySpan<byte> utf8) where T : IApiModel<T> { var r = new Utf8JsonReader(utf8); r.Read(); return T.Read(ref r); }
 public static byte[] ToUtf8Bytes<T>(T v) where T : IApiModel<T> { using var m = new MemoryStream(); using (var w = new Utf8JsonWriter(m)) v.Write(w); return m.ToArray(); }
}
public ref struct ValidationContext { public List<ValidationError> E; public ValidationResult ToResult() => new(E ?? [], []); public void Add(ValidationError e) => (E ??= []).Add(e); }
public sealed class ValidationResult(IReadOnlyList<ValidationError> errors, IReadOnlyList<ValidationError> warnings) { public bool IsValid => errors.Count == 0; public IReadOnlyList<ValidationError> Errors => errors; public IReadOnlyList<ValidationError> Warnings => warnings; }
public sealed record ValidationError { public required string InstanceLocation { get; init; } public required string Keyword { get; init; } public required string Message { get; init; } }
