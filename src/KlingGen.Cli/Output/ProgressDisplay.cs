using Spectre.Console;

namespace KlingGen.Cli.Output;

/// <summary>Draws progress on standard error while someone watches it, and nothing otherwise.</summary>
internal static class ProgressDisplay
{
    /// <summary>A line that nobody sees.</summary>
    public static IProgressLine Silence { get; } = new Silent();

    public static Task<T> RunAsync<T>(Terminal terminal, string title, Func<IProgressLine, Task<T>> work) =>
        terminal.IsInteractive ? DrawAsync(terminal, title, work) : work(Silence);

    private static async Task<T> DrawAsync<T>(Terminal terminal, string title, Func<IProgressLine, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(terminal.Error),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = terminal.UseColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        return await console.Progress()
            .AutoClear(true)
            .Columns(
                new SpinnerColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask(Markup.Escape(title), new ProgressTaskSettings { MaxValue = 100 });
                return work(new Line(task.IsIndeterminate()));
            })
            .ConfigureAwait(false);
    }

    private sealed class Line(ProgressTask task) : IProgressLine
    {
        public void Report(string text, double? percent)
        {
            task.Description = Markup.Escape(text);
            task.IsIndeterminate = percent is null;
            task.Value = percent ?? 0;
        }
    }

    private sealed class Silent : IProgressLine
    {
        public void Report(string text, double? percent)
        {
        }
    }
}
