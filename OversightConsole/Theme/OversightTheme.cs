using MudBlazor;

namespace OversightConsole.Theme;

/// <summary>The console's one theme. Names match the CSS variables MudThemeProvider emits.</summary>
public static class OversightTheme
{
    private static readonly string[] Sans =
    [
        "Inter Variable",
        "system-ui",
        "-apple-system",
        "Segoe UI",
        "Liberation Sans",
        "sans-serif",
    ];

    public static readonly MudTheme Value = new()
    {
        PaletteLight = new PaletteLight
        {
            Background = "#f5f6f8",
            BackgroundGray = "#eef0f3",
            Surface = "#ffffff",
            DrawerBackground = "#f5f6f8",
            DrawerText = "#3b4350",
            DrawerIcon = "#5b6472",
            AppbarBackground = "#ffffff",
            AppbarText = "#1a1e26",
            TextPrimary = "#1a1e26",
            TextSecondary = "#566070",
            TextDisabled = "#8c95a3",
            ActionDefault = "#566070",
            ActionDisabled = "#8c95a3",
            ActionDisabledBackground = "#eef0f3",
            LinesDefault = "#e0e4ea",
            LinesInputs = "#838b99",
            TableLines = "#e9ecf0",
            TableHover = "#f3f5f8",
            Divider = "#e6e9ee",
            DividerLight = "#eef0f3",
            Skeleton = "#e6e9ee",
            Primary = "#2b5bd0",
            PrimaryContrastText = "#ffffff",
            PrimaryLighten = "#e9effc",
            PrimaryDarken = "#1f479f",
            Secondary = "#566070",
            SecondaryContrastText = "#ffffff",
            Tertiary = "#6b4cb8",
            TertiaryContrastText = "#ffffff",
            TertiaryLighten = "#f0ebfa",
            Info = "#2b5bd0",
            InfoContrastText = "#ffffff",
            Success = "#1b7a4b",
            SuccessContrastText = "#ffffff",
            SuccessLighten = "#e6f4ec",
            Warning = "#8f5600",
            WarningContrastText = "#ffffff",
            WarningLighten = "#fdf1dc",
            Error = "#bd2937",
            ErrorContrastText = "#ffffff",
            ErrorLighten = "#fcebed",
            OverlayDark = "rgba(20,26,38,0.42)",
            HoverOpacity = 0.05,
            RippleOpacity = 0,
        },
        PaletteDark = new PaletteDark
        {
            Background = "#0f1216",
            BackgroundGray = "#1c2129",
            Surface = "#161a20",
            DrawerBackground = "#0f1216",
            DrawerText = "#c3cad6",
            DrawerIcon = "#98a2b3",
            AppbarBackground = "#161a20",
            AppbarText = "#e7eaf0",
            TextPrimary = "#e4e8ef",
            TextSecondary = "#9ba5b6",
            TextDisabled = "#667083",
            ActionDefault = "#9ba5b6",
            ActionDisabled = "#667083",
            ActionDisabledBackground = "#1c2129",
            LinesDefault = "#292f3a",
            LinesInputs = "#6b7588",
            TableLines = "#232933",
            TableHover = "#1c2129",
            Divider = "#262c36",
            DividerLight = "#1c2129",
            Skeleton = "#272d37",
            Primary = "#8db0ff",
            PrimaryContrastText = "#0c1733",
            PrimaryLighten = "#1d2a48",
            PrimaryDarken = "#b3caff",
            Secondary = "#9ba5b6",
            SecondaryContrastText = "#0f1216",
            Tertiary = "#bda8ff",
            TertiaryContrastText = "#1a1233",
            TertiaryLighten = "#282141",
            Info = "#8db0ff",
            InfoContrastText = "#0c1733",
            Success = "#67cc98",
            SuccessContrastText = "#06210f",
            SuccessLighten = "#15302a",
            Warning = "#ebb862",
            WarningContrastText = "#2a1c00",
            WarningLighten = "#33290f",
            Error = "#ff9298",
            ErrorContrastText = "#33060b",
            ErrorLighten = "#3a1d22",
            OverlayDark = "rgba(4,6,10,0.62)",
            HoverOpacity = 0.06,
            RippleOpacity = 0,
        },
        Typography = new Typography
        {
            Default = new DefaultTypography
            {
                FontFamily = Sans,
                FontSize = "0.8125rem",
                FontWeight = "400",
                LineHeight = "1.25rem",
                LetterSpacing = "0",
            },
            H4 = new H4Typography
            {
                FontFamily = Sans,
                FontSize = "1.625rem",
                FontWeight = "600",
                LineHeight = "2.125rem",
                LetterSpacing = "-0.02em",
            },
            H5 = new H5Typography
            {
                FontFamily = Sans,
                FontSize = "1.25rem",
                FontWeight = "600",
                LineHeight = "1.75rem",
                LetterSpacing = "-0.012em",
            },
            H6 = new H6Typography
            {
                FontFamily = Sans,
                FontSize = "1rem",
                FontWeight = "600",
                LineHeight = "1.5rem",
                LetterSpacing = "0",
            },
            Subtitle1 = new Subtitle1Typography
            {
                FontFamily = Sans,
                FontSize = "0.875rem",
                FontWeight = "600",
                LineHeight = "1.25rem",
                LetterSpacing = "0",
            },
            Subtitle2 = new Subtitle2Typography
            {
                FontFamily = Sans,
                FontSize = "0.8125rem",
                FontWeight = "550",
                LineHeight = "1.25rem",
                LetterSpacing = "0",
            },
            Body1 = new Body1Typography
            {
                FontFamily = Sans,
                FontSize = "0.875rem",
                FontWeight = "400",
                LineHeight = "1.375rem",
                LetterSpacing = "0",
            },
            Body2 = new Body2Typography
            {
                FontFamily = Sans,
                FontSize = "0.8125rem",
                FontWeight = "400",
                LineHeight = "1.25rem",
                LetterSpacing = "0",
            },
            Button = new ButtonTypography
            {
                FontFamily = Sans,
                FontSize = "0.8125rem",
                FontWeight = "550",
                LineHeight = "1.25rem",
                LetterSpacing = "0",
                TextTransform = "none",
            },
            Caption = new CaptionTypography
            {
                FontFamily = Sans,
                FontSize = "0.75rem",
                FontWeight = "400",
                LineHeight = "1rem",
                LetterSpacing = "0",
            },
            Overline = new OverlineTypography
            {
                FontFamily = Sans,
                FontSize = "0.75rem",
                FontWeight = "500",
                LineHeight = "1rem",
                LetterSpacing = "0",
                TextTransform = "none",
            },
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "6px",
            AppbarHeight = "48px",
            DrawerWidthLeft = "200px",
            DrawerMiniWidthLeft = "48px",
            DrawerWidthRight = "288px",
        },
    };
}
