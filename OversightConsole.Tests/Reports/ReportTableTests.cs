using System.Security.Cryptography;
using System.Text;
using OversightConsole.Core.Audit;
using OversightConsole.Core.Proposals;
using OversightConsole.Core.Reports.Exports;
using OversightConsole.Core.Reports.Exports.Trail;
using OversightConsole.Core.Reports.Overrides;

namespace OversightConsole.Tests.Reports;

/// <summary>
/// The exports byte by byte. Their hashes stand in the trail, and programs read them: what is changed here is changed for
/// everybody who keeps such a file.
/// </summary>
public sealed class ReportTableTests
{
    private const string RowsBegin = "\"rows\":[";

    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 30, 0, 120, TimeSpan.FromHours(1));

    private static readonly OverrideRow Override = new(
        At,
        "T-1",
        Company: null,
        "priority",
        "v3",
        "board",
        Suggested: "=1+1",
        RightValue: "Größe, \"neu\"",
        "misread",
        Comment: "a\r\nb",
        "Ravi",
        Confidence: 0.1 + 0.2,
        RiskTier.Low,
        "pending"
    );

    private static readonly AuditEntry Made = new()
    {
        Sequence = 7,
        At = At,
        Kind = "proposal.made",
        ActorKind = "person",
        ActorId = "u1",
        ActorNameHash = "sha256:aa",
        Subject = "proposal/1",
        Payload = """{"a":"ü"}""",
        PreviousHash = "p",
        Hash = "h",
        Texts =
        [
            new AuditText
            {
                Field = "facts.reason",
                Text = "Wörter",
                Salt = "01",
            },
            new AuditText
            {
                Field = "actor",
                Text = "Ravi",
                Salt = "02",
            },
        ],
    };

    private static readonly ReportEnvelope Overrides = new(
        "overrides",
        At,
        ("filters", ReportFilters.Of(new(new(2026, 3, 2), new(2026, 3, 3)) { Agent = "priority" }))
    );

    private static readonly ReportEnvelope Trail = new(
        "audit",
        At,
        ("filters", new TrailFilters("x", null, At, null, null, null, null, true)),
        ("head", new ChainHead(9, "hh", null, At))
    );

    [Fact]
    public async Task The_override_report_as_csv()
    {
        var (text, hash) = await WriteAsync(ReportFormat.Csv, OverrideTable.Columns, Overrides, Override);

        text.Should()
            .Be(
                "decided_at,ticket,company,agent,agent_version,field,suggested,right_value,reason_code,comment,decided_by,confidence,risk,outcome\r\n"
                    + "2026-03-02T08:30:00.12Z,T-1,,priority,v3,board,\"'=1+1\",\"Größe, \"\"neu\"\"\",misread,\"a\r\nb\",Ravi,0.30000000000000004,low,pending\r\n"
            );
        hash.Should().Be(Sha256(text)).And.StartWith("0d6858c6579f5101");
    }

    [Fact]
    public async Task The_override_report_as_json()
    {
        var (text, hash) = await WriteAsync(ReportFormat.Json, OverrideTable.Columns, Overrides, Override);

        text.Should()
            .Be(
                """{"report":"overrides","generatedAt":"2026-03-02T08:30:00.12Z","filters":{"from":"2026-03-02","to":"2026-03-03","agent":"priority"},"rows":["""
                    + """{"decided_at":"2026-03-02T08:30:00.12Z","ticket":"T-1","company":null,"agent":"priority","agent_version":"v3","field":"board","suggested":"=1+1","right_value":"Größe, \"neu\"","reason_code":"misread","comment":"a\r\nb","decided_by":"Ravi","confidence":0.30000000000000004,"risk":"low","outcome":"pending"}"""
                    + """],"rowCount":1,"rowsSha256":"85fef73b9088d8ca2a54a629e9cd9a5228ab1319399a89ff6df40810ea98c159","trailSequence":11,"trailHash":"th"}"""
            );
        hash.Should().Be(Sha256(Rows(text)));
    }

    [Fact]
    public async Task The_trail_as_csv()
    {
        var (text, hash) = await WriteAsync(ReportFormat.Csv, ExportedEntry.Table, Trail, Entries);

        text.Should()
            .Be(
                "sequence,at,kind,actor_kind,actor_id,actor_name,subject,ticket,payload,previous_hash,hash,actor_name_hash,texts\r\n"
                    + "7,2026-03-02T08:30:00.120000Z,proposal.made,person,u1,erased,proposal/1,,\"{\"\"a\"\":\"\"ü\"\"}\",p,h,sha256:aa,\"[{\"\"field\"\":\"\"actor\"\",\"\"text\"\":\"\"Ravi\"\",\"\"salt\"\":\"\"02\"\"},{\"\"field\"\":\"\"facts.reason\"\",\"\"text\"\":\"\"Wörter\"\",\"\"salt\"\":\"\"01\"\"}]\"\r\n"
                    + "7,2026-03-02T08:30:00.120000Z,proposal.made,person,u1,erased,proposal/1,,,p,h,sha256:aa,\r\n"
            );
        hash.Should().Be(Sha256(text)).And.StartWith("0c956122269bb884");
    }

    [Fact]
    public async Task The_trail_as_json()
    {
        var (text, hash) = await WriteAsync(ReportFormat.Json, ExportedEntry.Table, Trail, Entries);

        text.Should()
            .Be(
                """{"report":"audit","generatedAt":"2026-03-02T08:30:00.12Z","filters":{"search":"x","from":"2026-03-02T09:30:00.12+01:00","alone":true},"head":{"sequence":9,"hash":"hh","checkedAt":"2026-03-02T09:30:00.12+01:00"},"rows":["""
                    + """{"sequence":7,"at":"2026-03-02T08:30:00.12Z","kind":"proposal.made","actor_kind":"person","actor_id":"u1","actor_name":"erased","subject":"proposal/1","ticket":null,"payload":"{\"a\":\"ü\"}","previous_hash":"p","hash":"h","actor_name_hash":"sha256:aa","texts":[{"field":"actor","text":"Ravi","salt":"02"},{"field":"facts.reason","text":"Wörter","salt":"01"}]},"""
                    + """{"sequence":7,"at":"2026-03-02T08:30:00.12Z","kind":"proposal.made","actor_kind":"person","actor_id":"u1","actor_name":"erased","subject":"proposal/1","ticket":null,"payload":null,"previous_hash":"p","hash":"h","actor_name_hash":"sha256:aa","texts":[]}"""
                    + """],"rowCount":2,"rowsSha256":"2f4c81a1dcce2c5f11f76a370a5697c1c3b530e86491d0def07b4b219f7133b9","trailSequence":11,"trailHash":"th"}"""
            );
        hash.Should().Be(Sha256(Rows(text)));
    }

    /// <summary>One entry that tells all, and the same while its suggestion still waits.</summary>
    private static ExportedEntry[] Entries => [new(Made, IsOpen: false), new(Made, IsOpen: true)];

    private static string Rows(string json) =>
        json[(json.IndexOf(RowsBegin, StringComparison.Ordinal) + RowsBegin.Length)..json.LastIndexOf(']')];

    private static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<(string Text, string Hash)> WriteAsync<TRow>(
        ReportFormat format,
        ReportTable<TRow> table,
        ReportEnvelope envelope,
        params TRow[] rows
    )
    {
        var file = new MemoryStream();
        await using var writer = format.Writer(file, table, envelope);
        foreach (var row in rows)
            await writer.WriteAsync(row, default);
        var written = await writer.EndRowsAsync(default);
        await writer.FinishAsync(new ReportPosition(11, "th"), default);
        written.Count.Should().Be(rows.Length);
        return (Encoding.UTF8.GetString(file.ToArray()), written.Sha256);
    }
}
