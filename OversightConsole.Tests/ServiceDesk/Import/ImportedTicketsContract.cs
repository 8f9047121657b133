using OversightConsole.Core.Access;
using OversightConsole.Core.ServiceDesk.Embedded.Directory;
using OversightConsole.Core.ServiceDesk.Embedded.Tickets;
using OversightConsole.Core.ServiceDesk.Import;
using OversightConsole.Core.ServiceDesk.Import.Reading;
using OversightConsole.Tests.Fixtures.Databases;

namespace OversightConsole.Tests.ServiceDesk.Import;

/// <summary>What becomes of good rows, on both databases.</summary>
[Trait("Category", "Time")]
public abstract class ImportedTicketsContract(DatabaseFixture database)
{
    [SkippableFact]
    public async Task Every_mapped_column_lands_in_its_field()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var file = desk.File(
            "nr;Subject;Body;Customer;Prio;Opened;Label\n"
                + "A-1;VPN down;\"two\nlines; really\";Acme GmbH;High;24.12.2025 09:30;Network\n"
        );
        var counts = await desk.CountsAsync(
            file,
            "id=nr,text=Subject+Body,company=Customer,priority=Prio,opened=Opened,category=Label"
        );
        counts.Should().Be(new ImportCounts(1, 1, 0, 0, null));
        var ticket = (await desk.TicketsAsync()).Single();
        var directory = await desk.DirectoryAsync();
        ticket.Summary.Should().Be("VPN down");
        ticket.Description.Should().Be("two\nlines; really");
        directory.Companies[ticket.CompanyId].Name.Should().Be("Acme GmbH");
        directory.Board(ticket.BoardId)!.Name.Should().Be("Imported");
        directory.Classes[ticket.TypeId!].Name.Should().Be("Network");
        directory.Priority(ticket.PriorityId)!.Level.Should().Be(2);
        ticket
            .OpenedAt.Should()
            .Be(new DateTimeOffset(2025, 12, 24, 8, 30, 0, TimeSpan.Zero), "Berlin is one hour ahead");
        ticket.IsClosed.Should().BeFalse();
    }

    [SkippableFact]
    public async Task The_same_file_twice_adds_nothing_also_when_compressed()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var text = "text,cat\nprinter on fire,Hardware\nprinter on fire,Hardware\n";
        var first = await desk.CountsAsync(desk.File(text), "text=text,category=cat");
        var second = await desk.CountsAsync(desk.File(text), "text=text,category=cat");
        var third = await desk.CountsAsync(
            desk.Compressed(s => s.Write(System.Text.Encoding.UTF8.GetBytes(text))),
            "text=text,category=cat"
        );
        first.Should().Be(new ImportCounts(2, 2, 0, 0, null), "equal rows without an id are two tickets");
        second.Should().Be(new ImportCounts(2, 0, 2, 0, null));
        third.Should().Be(new ImportCounts(2, 0, 2, 0, null));
        (await desk.CountTicketsAsync()).Should().Be(2);
    }

    [SkippableFact]
    public async Task A_later_export_with_the_same_ids_adds_only_its_new_rows()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        await desk.CountsAsync(desk.File("id,title\n1,one\n2,two\n"));
        var counts = await desk.CountsAsync(desk.File("id,title\n0,zero\n1,one again\n2,two\n2,two\n"));
        counts.Should().Be(new ImportCounts(4, 1, 3, 0, null));
    }

    [SkippableFact]
    public async Task Closed_imports_training_material_that_is_closed_when_it_was_closed()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var file = desk.File("title,category,created\nold one,Access,2025-03-04T10:00:00Z\n");
        await desk.CountsAsync(file, closed: true);
        var ticket = (await desk.TicketsAsync()).Single();
        ticket.IsClosed.Should().BeTrue();
        ticket.ClosedAt.Should().Be(new DateTimeOffset(2025, 3, 4, 10, 0, 0, TimeSpan.Zero));
    }

    [SkippableFact]
    public async Task An_import_cut_short_continues_where_it_stopped()
    {
        await using var desk = await ImportDesk.CreateAsync(database, new ImportLimits { BatchRows = 10 });
        var file = desk.File("text\n" + string.Concat(Enumerable.Range(0, 95).Select(i => $"trouble number {i}\n")));
        using var cancel = new CancellationTokenSource();
        var progress = new StopAt(cancel, imported: 30);
        var outcome = await desk.RunAsync(file, "text=text", false, progress, cancel.Token);
        var stopped = outcome.Should().BeOfType<ImportStopped>().Subject;
        stopped.Counts.Imported.Should().Be(30);
        stopped.Sentence.Should().Contain("30 tickets are in").And.Contain("continues");
        var counts = await desk.CountsAsync(file, "text=text");
        counts.Should().Be(new ImportCounts(95, 65, 30, 0, null));
    }

    [SkippableFact]
    public async Task A_class_the_desks_own_board_does_not_have_is_rejected_not_added()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var file = desk.File("title,board,type\nx,Service Desk,Incident\ny,Service Desk,Nonsense\nz,Legacy,Nonsense\n");
        var counts = await desk.CountsAsync(file);
        counts
            .Should()
            .BeEquivalentTo(
                new
                {
                    Read = 3,
                    Imported = 2,
                    Rejected = 1,
                }
            );
        (await File.ReadAllTextAsync(counts.RejectsFile!)).Should().Contain("Nonsense").And.Contain("not valid");
    }

    [SkippableFact]
    public async Task Labels_that_are_free_text_do_not_fill_the_desk_with_types()
    {
        await using var desk = await ImportDesk.CreateAsync(
            database,
            new ImportLimits { MaxNewClasses = 3, BatchRows = 2 }
        );
        var rows = string.Concat(Enumerable.Range(0, 6).Select(i => $"t{i},label {i}\n"));
        var counts = await desk.CountsAsync(desk.File($"title,category\n{rows}last,label 0\n"));
        // The board counts as one.
        counts
            .Should()
            .BeEquivalentTo(
                new
                {
                    Read = 7,
                    Imported = 3,
                    Rejected = 4,
                }
            );
    }

    [SkippableFact]
    public async Task Only_managers_and_administrators_import()
    {
        await using var desk = await ImportDesk.CreateAsync(database);
        var technician = new Person("t", "technician", new HashSet<Role> { Role.Technician, Role.Auditor });
        var request = new ImportRequest(desk.File("text\nx\n"));
        var outcome = await desk.Import.ImportAsync(request, technician, null, CancellationToken.None);
        outcome.Should().Be(new ImportRefused(CsvImport.NotAllowed));
        (await desk.Import.PreviewAsync(request, technician, CancellationToken.None))
            .Should()
            .Be(new ImportUnreadable(CsvImport.NotAllowed));
        (await desk.CountTicketsAsync()).Should().Be(0);
    }

    private sealed class StopAt(CancellationTokenSource cancel, long imported) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Imported >= imported)
                cancel.Cancel();
        }
    }
}

public sealed class Imported_tickets_on_Sqlite(SqliteDatabase db)
    : ImportedTicketsContract(db),
        IClassFixture<SqliteDatabase>;

public sealed class Imported_tickets_on_Postgres(PostgresDatabase db)
    : ImportedTicketsContract(db),
        IClassFixture<PostgresDatabase>;
