using KlingGen.Emulator.Callbacks;
using KlingGen.Emulator.Faults;

namespace KlingGen.Emulator;

/// <summary>Something that goes wrong with one call. Queue it in <see cref="KlingEmulator.Faults"/>.</summary>
/// <example><code>
/// emulator.Faults.Enqueue(
///     Fault.Code(1303).On(FaultTarget.Create).At("kapon").Times(2),
///     Fault.Status(HttpStatusCode.BadGateway).AfterCarryingOut().On(FaultTarget.Create),
///     Fault.HiddenTask(TimeSpan.FromSeconds(5)).And(Fault.CutAfter()),
///     Fault.HalfBody().On(FaultTarget.Download));
/// </code></example>
public sealed partial class Fault
{
    private readonly string _name;
    private readonly FaultReach _reach;
    private readonly Func<FaultScene, Task>? _act;
    private readonly Func<CallbackScene, Task>? _actOnCallback;

    private Fault(string name, Func<FaultScene, Task> act, FaultReach reach = FaultReach.Requests)
    {
        _name = name;
        _act = act;
        _reach = reach;
        Target = FaultReaches.UsualTarget(reach);
    }

    private Fault(string name, Func<CallbackScene, Task> act)
    {
        _name = name;
        _actOnCallback = act;
        _reach = FaultReach.Callbacks;
        Target = FaultTarget.Callback;
    }

    private Fault(Fault from)
    {
        _name = from._name;
        _reach = from._reach;
        _act = from._act;
        _actOnCallback = from._actOnCallback;
        Target = from.Target;
        Gateway = from.Gateway;
        Count = from.Count;
        IsBeforeReading = from.IsBeforeReading;
    }

    /// <summary>Which calls the fault waits for.</summary>
    public FaultTarget Target { get; private init; }

    /// <summary>The name of the gateway whose calls the fault waits for; null for those of any.</summary>
    public string? Gateway { get; private init; }

    /// <summary>How many calls it strikes, one after another; null for all from now on.</summary>
    public int? Count { get; private init; } = 1;

    /// <summary>Whether the fault strikes before the request's body is read.</summary>
    internal bool IsBeforeReading { get; private init; }

    /// <summary>The same fault, waiting for calls of one kind.</summary>
    /// <param name="target">The kind.</param>
    /// <exception cref="ArgumentException">The fault cannot happen to such a call.</exception>
    public Fault On(FaultTarget target)
    {
        if (!FaultReaches.Allows(_reach, target))
        {
            var allowed = string.Join(", ", Enum.GetValues<FaultTarget>().Where(other => FaultReaches.Allows(_reach, other)));
            throw new ArgumentException($"\"{_name}\" cannot happen on {target}. It can happen on {allowed}.", nameof(target));
        }

        ThrowIfOfNoGateway(target, Gateway);
        return new Fault(this) { Target = target };
    }

    /// <summary>The same fault, waiting for calls at one gateway. Links to videos belong to none, so of downloads only content is
    /// struck.</summary>
    /// <param name="gateway">The gateway's name.</param>
    /// <exception cref="ArgumentException">The fault waits for links to videos.</exception>
    public Fault At(string gateway)
    {
        ArgumentException.ThrowIfNullOrEmpty(gateway);
        ThrowIfOfNoGateway(Target, gateway);
        return new Fault(this) { Gateway = gateway };
    }

    /// <summary>The same fault for several calls, one after another.</summary>
    /// <param name="count">How many, from 1 up.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public Fault Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new Fault(this) { Count = count };
    }

    /// <summary>The same fault for every call from now on, until the faults are cleared.</summary>
    public Fault Always() => new(this) { Count = null };

    /// <summary>The request is carried out, then the fault happens: the task exists, and the client learns something else.</summary>
    /// <exception cref="NotSupportedException">The fault is one of callbacks.</exception>
    public Fault AfterCarryingOut()
    {
        var act = ActOnRequest();
        return new Fault(this, $"{_name} after carrying out", scene => scene.AfterCarryingOutAsync(act), _reach);
    }

    /// <summary>This fault around another one: where this one would carry the request out, the other happens.</summary>
    /// <param name="other">The other one; its own kind of call and number of times do not count.</param>
    /// <exception cref="ArgumentException">They cannot happen to the same call.</exception>
    /// <exception cref="NotSupportedException">One of them is a fault of callbacks.</exception>
    public Fault And(Fault other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (outer, inner) = (ActOnRequest(), other.ActOnRequest());
        if (!FaultReaches.Both(_reach, other._reach, out var reach))
        {
            throw new ArgumentException($"\"{_name}\" and \"{other._name}\" cannot happen to the same call.", nameof(other));
        }

        return new Fault(this, $"{_name} and {other._name}", scene => outer(scene.Around(inner)), reach);
    }

    /// <inheritdoc />
    public override string ToString() => $"{_name} on {Target}";

    internal string Name => _name;

    internal bool WaitsFor(FaultTarget call, string? gateway) =>
        FaultReaches.Covers(Target, call) && (Gateway is null || Gateway == gateway);

    internal Task ActAsync(FaultScene scene) => _act!(scene);

    internal Task ActAsync(CallbackScene scene) => _actOnCallback!(scene);

    private Fault(Fault from, string name, Func<FaultScene, Task> act, FaultReach reach)
        : this(from)
    {
        _name = name;
        _act = act;
        _reach = reach;
        IsBeforeReading = false;
        Target = FaultReaches.Allows(reach, from.Target) ? from.Target : FaultReaches.UsualTarget(reach);
    }

    private Func<FaultScene, Task> ActOnRequest() =>
        _act ?? throw new NotSupportedException($"\"{_name}\" happens to callbacks, not to requests.");

    private static void ThrowIfOfNoGateway(FaultTarget target, string? gateway)
    {
        if (target == FaultTarget.Media && gateway is not null)
        {
            throw new ArgumentException("Links to videos belong to no gateway; leave the gateway out.", nameof(gateway));
        }
    }
}
