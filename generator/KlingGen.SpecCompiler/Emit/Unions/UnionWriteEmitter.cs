using KlingGen.SpecCompiler.Emit.Assertions;
using KlingGen.SpecCompiler.Model;

namespace KlingGen.SpecCompiler.Emit.Unions;

/// <summary>Writes a union's value, as JSON and as rules see it.</summary>
internal sealed class UnionWriteEmitter(CodeWriter writer, TypeNames types, UnionStorage storage, UnionModel model)
{
    public void EmitWrite()
    {
        writer.Line();
        const string head = "public void Write(global::System.Text.Json.Utf8JsonWriter writer)";
        const string known = "__S.UnionValue.Write(writer, this._value);";
        if (model.Cases.All(static @case => UnionStorage.KnowsItself(@case.Type)))
        {
            writer.Line($"{head} => {known}");
            return;
        }

        writer.Open(head);
        writer.Open("switch (this._case)");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var type = model.Cases[i].Type;
            if (!UnionStorage.KnowsItself(type))
            {
                writer.Line($"case {i + 1}: {types.Codec(type)}.Write(writer, {storage.Stored(i)}); break;");
            }
        }

        writer.Line($"default: {known} break;");
        writer.Close();
        writer.Close();
    }

    public void EmitView()
    {
        writer.Line();
        if (model.Cases.All(static @case => UnionStorage.KnowsItself(@case.Type)))
        {
            writer.Line("__V.JsonView __R.IApiUnion.View() => __S.UnionValue.View(this._value);");
            return;
        }

        writer.Line("__V.JsonView __R.IApiUnion.View() => this._case switch");
        writer.Line("{");
        for (var i = 0; i < model.Cases.Count; i++)
        {
            var type = model.Cases[i].Type;
            if (!UnionStorage.KnowsItself(type))
            {
                writer.Line($"    {i + 1} => {ViewRef.Of(types, type, storage.Stored(i))},");
            }
        }

        writer.Line("    _ => __S.UnionValue.View(this._value),");
        writer.Line("};");
    }
}
