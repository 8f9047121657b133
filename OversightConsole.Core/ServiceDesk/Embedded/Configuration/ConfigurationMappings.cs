using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OversightConsole.Core.ServiceDesk.Embedded.Configuration;

internal static class DeskLengths
{
    public const int Code = 120;
    public const int Name = 200;
}

internal sealed class BoardMapping
    : IEntityTypeConfiguration<Board>,
        IEntityTypeConfiguration<BoardStatus>,
        IEntityTypeConfiguration<TicketClass>,
        IEntityTypeConfiguration<BoardClass>
{
    public void Configure(EntityTypeBuilder<Board> builder)
    {
        builder.ToTable("Boards");
        builder.Property(b => b.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(b => b.Name).HasMaxLength(DeskLengths.Name);
    }

    public void Configure(EntityTypeBuilder<BoardStatus> builder)
    {
        builder.ToTable("BoardStatuses");
        builder.HasKey(s => new { s.BoardId, s.Id });
        builder.Property(s => s.BoardId).HasMaxLength(DeskLengths.Code);
        builder.Property(s => s.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<Board>().WithMany().HasForeignKey(s => s.BoardId);
    }

    public void Configure(EntityTypeBuilder<TicketClass> builder)
    {
        builder.ToTable("TicketClasses");
        builder.Property(c => c.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(DeskLengths.Name);
    }

    public void Configure(EntityTypeBuilder<BoardClass> builder)
    {
        builder.ToTable("BoardClasses");
        builder.HasKey(c => new { c.BoardId, c.LeafId });
        builder.HasOne<Board>().WithMany().HasForeignKey(c => c.BoardId);
        builder.HasOne<TicketClass>().WithMany().HasForeignKey(c => c.TypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TicketClass>().WithMany().HasForeignKey(c => c.SubtypeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TicketClass>().WithMany().HasForeignKey(c => c.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PriorityMapping : IEntityTypeConfiguration<Priority>, IEntityTypeConfiguration<PriorityCell>
{
    public void Configure(EntityTypeBuilder<Priority> builder)
    {
        builder.ToTable("Priorities");
        builder.Property(p => p.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(p => p.Name).HasMaxLength(DeskLengths.Name);
    }

    public void Configure(EntityTypeBuilder<PriorityCell> builder)
    {
        builder.ToTable("PriorityCells");
        builder.HasKey(c => new { c.Impact, c.Urgency });
        builder.HasOne<Priority>().WithMany().HasForeignKey(c => c.PriorityId);
    }
}

internal sealed class ServiceLevelMapping
    : IEntityTypeConfiguration<ServiceLevel>,
        IEntityTypeConfiguration<ServiceLevelTarget>,
        IEntityTypeConfiguration<BusinessCalendar>,
        IEntityTypeConfiguration<BusinessHours>
{
    public void Configure(EntityTypeBuilder<ServiceLevel> builder)
    {
        builder.ToTable("Slas");
        builder.Property(s => s.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(s => s.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<BusinessCalendar>().WithMany().HasForeignKey(s => s.CalendarId);
    }

    public void Configure(EntityTypeBuilder<ServiceLevelTarget> builder)
    {
        builder.ToTable("SlaTargets");
        builder.HasKey(t => new { t.SlaId, t.PriorityId });
        builder.HasOne<ServiceLevel>().WithMany().HasForeignKey(t => t.SlaId);
        builder.HasOne<Priority>().WithMany().HasForeignKey(t => t.PriorityId);
    }

    public void Configure(EntityTypeBuilder<BusinessCalendar> builder)
    {
        builder.ToTable("BusinessCalendars");
        builder.Property(c => c.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(c => c.Name).HasMaxLength(DeskLengths.Name);
    }

    public void Configure(EntityTypeBuilder<BusinessHours> builder)
    {
        builder.ToTable("BusinessHours");
        builder.HasKey(h => new
        {
            h.CalendarId,
            h.Day,
            h.OpensAtMinute,
        });
        builder.HasOne<BusinessCalendar>().WithMany().HasForeignKey(h => h.CalendarId);
    }
}

internal sealed class StaffMapping
    : IEntityTypeConfiguration<Team>,
        IEntityTypeConfiguration<Member>,
        IEntityTypeConfiguration<TimeOff>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("Teams");
        builder.Property(t => t.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(t => t.Name).HasMaxLength(DeskLengths.Name);
    }

    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("Members");
        builder.Property(m => m.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(m => m.Name).HasMaxLength(DeskLengths.Name);
        builder.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId);
        builder.HasOne<BusinessCalendar>().WithMany().HasForeignKey(m => m.CalendarId);
    }

    public void Configure(EntityTypeBuilder<TimeOff> builder)
    {
        builder.ToTable("TimeOff");
        builder.HasKey(t => new { t.MemberId, t.From });
        builder.HasOne<Member>().WithMany().HasForeignKey(t => t.MemberId);
    }
}

internal sealed class DeskStateMapping : IEntityTypeConfiguration<DeskState>, IEntityTypeConfiguration<WorkflowRule>
{
    public const string Table = "DeskState";

    public void Configure(EntityTypeBuilder<DeskState> builder)
    {
        builder.ToTable(Table);
        builder.Property(s => s.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<WorkflowRule> builder)
    {
        builder.ToTable("WorkflowRules");
        builder.Property(r => r.Id).HasMaxLength(DeskLengths.Code);
        builder.Property(r => r.Name).HasMaxLength(DeskLengths.Name);
    }
}
