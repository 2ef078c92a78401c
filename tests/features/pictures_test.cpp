// What is taken out of picture files, and how they are made smaller.
#include <gtest/gtest.h>

#include "features/files/picture.hpp"
#include "features/files/rules.hpp"

namespace holdfast::files {
namespace {

using namespace std::string_literals;

std::string whole(Cleaned const& picture) {
    bool const behind = picture.added.starts_with('\xFF');
    std::string out = behind ? "" : picture.added;
    for (std::size_t i = 0; i < picture.pieces.size(); ++i) {
        out += picture.pieces[i];
        if (i == 0 && behind) out += picture.added;
    }
    return out;
}

std::string segment(char marker, std::string const& body) {
    auto const size = body.size() + 2;
    return "\xFF"s + marker + static_cast<char>(size >> 8) + static_cast<char>(size & 0xFF) + body;
}

std::string exif(char orientation) {
    return segment('\xE1',
                   "Exif\0\0MM\0\x2A\0\0\0\x08\0\x02\x88\x25\0\x04\0\0\0\x01\0\0\0\x1A\x01\x12\0\x03\0\0\0\x01\0"s +
                       orientation + "\0\0\0\0\0\0SECRET-GPS"s);
}
std::string const frame = segment('\xC0', "\x08\x00\x20\x00\x40\x01\x01\x11\x00"s);
std::string const scan = segment('\xDA', "\x01\x01\x00\x00\x3F\x00"s) + "\x12\xFF\x00\x34\xFF\xD0\x56"s;

TEST(PictureFiles, LoseWhatStandsBesideAJpeg) {
    auto const file = "\xFF\xD8"s + segment('\xE0', "JFIF\0"s) + exif(6) +
                      segment('\xE1', "http://ns.adobe.com/xap SECRET-XMP") + segment('\xED', "Photoshop SECRET-IPTC") +
                      segment('\xFE', "SECRET-COMMENT") + segment('\xE2', "ICC_PROFILE\0colours"s) + frame + scan +
                      "\xFF\xD9SECRET-TAIL"s;
    auto const cleaned = clean_picture(file);
    ASSERT_TRUE(cleaned);
    EXPECT_EQ(cleaned->width, 64);
    EXPECT_EQ(cleaned->height, 32);
    EXPECT_EQ(cleaned->orientation, 6);
    auto const left = whole(*cleaned);
    EXPECT_EQ(left.find("SECRET"), left.npos);
    EXPECT_NE(left.find("ICC_PROFILE"), left.npos);
    EXPECT_TRUE(left.ends_with(scan + "\xFF\xD9"s));
    // What is left says the same of itself.
    auto const again = clean_picture(left);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->orientation, 6);
    EXPECT_EQ(whole(*again), left);
}

std::string chunk(std::string const& kind, std::string const& body) {
    return "\0\0\0"s + static_cast<char>(body.size()) + kind + body + "crc!";
}

TEST(PictureFiles, LoseWhatStandsBesideAPng) {
    auto const head = "\x89PNG\r\n\x1A\n"s + chunk("IHDR", "\0\0\x01\0\0\0\0\x50\x08\x02\0\0\0"s);
    auto const file = head + chunk("tEXt", "SECRET") + chunk("eXIf", "SECRET") + chunk("iCCP", "colours") +
                      chunk("tIME", "SECRET") + chunk("IDAT", "bytes") + chunk("IEND", "") + "SECRET-TAIL";
    auto const cleaned = clean_picture(file);
    ASSERT_TRUE(cleaned);
    EXPECT_EQ(cleaned->width, 256);
    EXPECT_EQ(cleaned->height, 80);
    EXPECT_EQ(whole(*cleaned), head + chunk("iCCP", "colours") + chunk("IDAT", "bytes") + chunk("IEND", ""));
}

std::string riff(std::string const& kind, std::string const& body) {
    return kind + static_cast<char>(body.size()) + "\0\0\0"s + body + (body.size() % 2 ? "\0"s : ""s);
}

TEST(PictureFiles, LoseWhatStandsBesideAWebp) {
    auto const picture = riff("VP8L", "\x2F\x3F\xC0\x07\x00");
    auto const file = [&](char flags, std::string const& rest) {
        auto const body = "WEBP"s + riff("VP8X", flags + "\0\0\0\x3F\0\0\x1F\0\0"s) + picture + rest;
        return riff("RIFF", body);
    };
    auto const told = file('\x2C', riff("EXIF", "SECRET") + riff("XMP ", "SECRET!"));
    auto const cleaned = clean_picture(told);
    ASSERT_TRUE(cleaned);
    EXPECT_EQ(cleaned->width, 64);
    EXPECT_EQ(cleaned->height, 32);
    EXPECT_EQ(whole(*cleaned), file('\x20', ""));
}

TEST(PictureFiles, LoseWhatStandsBesideAGif) {
    auto const head = "GIF89a\x40\0\x20\0\x80\0\0RGBRGB"s, frame = ",\0\0\0\0\x40\0\x20\0\0\x02\x01\x44\0"s;
    auto const loop = "!\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0"s;
    auto const told = head + "!\xFE\x06SECRET\0"s + loop + "!\xFF\x0BXMP DataXMP\x06SECRET\0"s + frame + ";SECRET"s;
    auto const cleaned = clean_picture(told);
    ASSERT_TRUE(cleaned);
    EXPECT_EQ(cleaned->width, 64);
    EXPECT_EQ(whole(*cleaned), head + loop + frame + ";");
}

TEST(PictureFiles, AreNoneWhenCutShortWrongOrHuge) {
    auto const png = "\x89PNG\r\n\x1A\n"s + chunk("IHDR", "\0\0\x01\0\0\0\0\x50\x08\x02\0\0\0"s) + chunk("IEND", "");
    auto const jpeg = "\xFF\xD8"s + exif(3) + frame + scan + "\xFF\xD9"s;
    ASSERT_TRUE(clean_picture(png));
    ASSERT_TRUE(clean_picture(jpeg));
    for (std::size_t size = 0; size < png.size(); ++size) EXPECT_FALSE(clean_picture(png.substr(0, size))) << size;
    for (std::size_t size = 0; size < jpeg.size(); ++size)
        (void)clean_picture(jpeg.substr(0, size));  // no crash is all
    for (std::size_t at = 0; at < jpeg.size(); ++at) {
        auto other = jpeg;
        other[at] = '\xFF';
        (void)clean_picture(other);
    }
    auto const huge =
        "\x89PNG\r\n\x1A\n"s + chunk("IHDR", "\0\0\x1F\xFF\0\0\x1F\xFF\x08\x02\0\0\0"s) + chunk("IEND", "");
    EXPECT_FALSE(clean_picture(huge));
    std::string const most(8, '\xFF');  // a product that no longer fits
    EXPECT_FALSE(clean_picture("\x89PNG\r\n\x1A\n"s + chunk("IHDR", most + "\x08\x02\0\0\0"s) + chunk("IEND", "")));
    EXPECT_FALSE(clean_picture("<svg onload=alert(1)>"));
}

TEST(SmallPictures, AreTheAverageOfWhatTheyStandFor) {
    Shrink shrink{4, 2, 2, 1};
    std::vector<std::uint8_t> const row{0, 0, 0, 255, 100, 0, 0, 255, 9, 9, 9, 0, 200, 40, 0, 255};
    shrink.row(row.data());
    shrink.row(row.data());
    // What is clear has no colour to add.
    EXPECT_EQ(shrink.take(), (std::vector<std::uint8_t>{50, 0, 0, 255, 200, 40, 0, 128}));
}

TEST(SmallPictures, StandUpright) {
    // a b
    // c d  as one number for each pixel
    auto const turned = [](int orientation) {
        Canvas canvas{2, 2, {}};
        for (std::uint8_t pixel : {1, 2, 3, 4}) canvas.rgba.insert(canvas.rgba.end(), {pixel, 0, 0, 255});
        auto const out = upright(canvas, orientation);
        std::string text;
        for (std::size_t i = 0; i < 4; ++i) text += static_cast<char>('0' + out.rgba[i * 4]);
        return text;
    };
    EXPECT_EQ(turned(1), "1234");
    EXPECT_EQ(turned(2), "2143");
    EXPECT_EQ(turned(3), "4321");
    EXPECT_EQ(turned(4), "3412");
    EXPECT_EQ(turned(5), "1324");
    EXPECT_EQ(turned(6), "3142");
    EXPECT_EQ(turned(7), "4231");
    EXPECT_EQ(turned(8), "2413");
}

TEST(TypesOfFiles, AreWhatStandsInThem) {
    EXPECT_EQ(type_of("\x89PNG\r\n\x1A\n....", "a.exe"), "image/png");
    EXPECT_EQ(type_of("<html><script>", "cat.png"), "text/plain");
    EXPECT_EQ(type_of("<svg xmlns", "cat.svg"), "text/plain");
    EXPECT_EQ(type_of("PK\x03\x04....", "plan.docx"),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(type_of("PK\x03\x04....", "plan.html"), "application/zip");
    EXPECT_EQ(type_of("\x01\x02\x03", "x"), "application/octet-stream");
    EXPECT_EQ(type_of("....ftypisom", "clip.mp4"), "video/mp4");
    for (auto const* type : {"text/plain", "text/html", "image/svg+xml", "application/pdf", "application/octet-stream"})
        EXPECT_FALSE(shown_in_place(type)) << type;
}

}  // namespace
}  // namespace holdfast::files
