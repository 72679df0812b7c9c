//! Codecs: encoding names and parameters of formats.

use super::words;

words! {
    /// Encoding names.
    pub(crate) CODECS
    "PCMU", 3551, "4.5.14", "G.711 µ-law: telephone quality, 64 kbit/s, used in America and Japan.";
    "PCMA", 3551, "4.5.14", "G.711 A-law: telephone quality, 64 kbit/s, used in Europe and most of the world.";
    "G722", 3551, "4.5.2", "G.722: wideband voice, 64 kbit/s. Its clock says 8000 by an old mistake; it samples at 16000 Hz.";
    "G723", 3551, "4.5.3", "G.723.1: narrow voice, 5.3 or 6.3 kbit/s.";
    "G726-16", 3551, "4.5.4", "G.726: ADPCM, 16 kbit/s.";
    "G726-24", 3551, "4.5.4", "G.726: ADPCM, 24 kbit/s.";
    "G726-32", 3551, "4.5.4", "G.726: ADPCM, 32 kbit/s.";
    "G726-40", 3551, "4.5.4", "G.726: ADPCM, 40 kbit/s.";
    "G728", 3551, "4.5.5", "G.728: 16 kbit/s with little delay.";
    "G729", 3551, "4.5.6", "G.729: telephone quality at 8 kbit/s.";
    "G729D", 3551, "4.5.7", "G.729 annex D: 6.4 kbit/s.";
    "G729E", 3551, "4.5.7", "G.729 annex E: 11.8 kbit/s.";
    "GSM", 3551, "4.5.8", "GSM full rate: 13 kbit/s.";
    "GSM-EFR", 3551, "4.5.9", "GSM enhanced full rate: 12.2 kbit/s.";
    "L8", 3551, "4.5.10", "Plain samples of 8 bits.";
    "L16", 3551, "4.5.11", "Plain samples of 16 bits.";
    "LPC", 3551, "4.5.12", "LPC: a very old voice codec.";
    "MPA", 3551, "4.5.13", "MPEG audio.";
    "QCELP", 3551, "4.5.15", "QCELP: voice of early CDMA phones.";
    "DVI4", 3551, "4.5.1", "DVI4: ADPCM, 32 kbit/s at 8000 Hz.";
    "RED", 2198, "1", "Redundant audio: earlier packets are repeated in later ones.";
    "BV16", 4298, "1", "BroadVoice16: telephone quality, 16 kbit/s.";
    "BV32", 4298, "1", "BroadVoice32: wideband voice, 32 kbit/s.";
    "CN", 3389, "1", "Comfort noise: what is heard while nobody speaks.";
    "telephone-event", 4733, "2", "Keys pressed (DTMF) as events instead of tones.";
    "tone", 4733, "4", "Tones by frequency.";
    "speex", 5574, "1", "Speex: free voice codec, replaced by Opus.";
    "iLBC", 3952, "1", "iLBC: bears lost packets well, 13 or 15 kbit/s.";
    "opus", 7587, "4", "Opus: speech and music, 6 to 510 kbit/s. It is always written 48000/2, whatever it sends.";
    "AMR", 4867, "1", "AMR: voice of mobile phones, 4.75 to 12.2 kbit/s.";
    "AMR-WB", 4867, "1", "AMR-WB (G.722.2): wideband voice of mobile phones (HD voice).";
    "AMR-WB+", 4352, "1", "AMR-WB+: speech and music.";
    "G7221", 5577, "1", "G.722.1: wideband voice, 24 or 32 kbit/s.";
    "G719", 5404, "1", "G.719: full band, 32 to 128 kbit/s.";
    "EVRC", 3558, "1", "EVRC: voice of CDMA phones.";
    "SILK", 6716, "1", "SILK: Skype's voice codec; part of Opus since.";
    "clearmode", 4040, "1", "64 kbit/s passed on unchanged, for ISDN data.";
    "mpeg4-generic", 3640, "1", "MPEG-4, AAC mostly.";
    "MP4A-LATM", 6416, "1", "AAC.";
    "MP4V-ES", 6416, "1", "MPEG-4 video.";
    "H261", 4587, "1", "H.261: the first video codec for calls.";
    "H263", 2190, "1", "H.263 video, in its first packing.";
    "H263-1998", 4629, "1", "H.263+ video.";
    "H263-2000", 4629, "1", "H.263++ video.";
    "H264", 6184, "1", "H.264 (AVC): the usual video codec.";
    "H264-SVC", 6190, "1", "H.264 in layers.";
    "H265", 7798, "1", "H.265 (HEVC) video.";
    "VP8", 7741, "1", "VP8: free video codec of WebRTC.";
    "VP9", 9628, "1", "VP9: free video codec of WebRTC.";
    "AV1", 8866, "6.6", "No standard of the IETF defines it: the AV1 video codec.";
    "MPV", 3551, "5.6", "MPEG-1 and MPEG-2 video.";
    "MP2T", 3551, "5.7", "MPEG-2 transport stream.";
    "JPEG", 3551, "5.2", "JPEG pictures.";
    "CelB", 3551, "5.1", "CellB: an old video codec.";
    "nv", 3551, "6", "The video codec of the program nv.";
    "rtx", 4588, "1", "Packets sent again: repairs another format.";
    "ulpfec", 5109, "1", "Forward error correction.";
    "flexfec-03", 8627, "1", "Forward error correction in a draft's form.";
    "t140", 4103, "1", "Text as it is typed.";
    "t38", 3362, "1", "Fax (T.38).";
    "vnd.onvif.metadata", 8866, "6.6", "No standard of the IETF defines it: data about the video of cameras.";
    "x-msrta", 8866, "6.6", "No standard defines it: Microsoft's RTAudio.";
    "x-ulpfecuc", 8866, "6.6", "No standard defines it: Microsoft's error correction.";
}

words! {
    /// Parameters of formats: codec and name.
    pub(crate) PARAMS
    "speex mode", 5574, "5", "The quality, or `any`.";
    "speex vbr", 5574, "5", "Whether the bit rate varies.";
    "speex cng", 5574, "5", "Whether comfort noise is sent.";
    "iLBC mode", 3952, "5", "Milliseconds of voice in a frame: 20 or 30.";
    "G729 annexb", 4856, "2.1", "Whether silence is left out (annex B).";
    "G723 annexa", 4856, "2.1", "Whether silence is left out (annex A).";
    "G723 bitrate", 4856, "2.1", "5.3 or 6.3 kbit/s.";
    "G7221 bitrate", 5577, "1", "Bits each second.";
    "opus useinbandfec", 7587, "6.1", "Whether it is good to send error correction inside the packets.";
    "opus usedtx", 7587, "6.1", "Whether it is good to send nothing while nobody speaks.";
    "opus maxplaybackrate", 7587, "6.1", "The highest sampling rate that can be played.";
    "opus sprop-maxcapturerate", 7587, "6.1", "The highest sampling rate that will be sent.";
    "opus maxaveragebitrate", 7587, "6.1", "The most bits each second, on average.";
    "opus stereo", 7587, "6.1", "Whether two channels are liked.";
    "opus sprop-stereo", 7587, "6.1", "Whether two channels will be sent.";
    "opus cbr", 7587, "6.1", "Whether the bit rate must be constant.";
    "opus minptime", 7587, "6.1", "The fewest milliseconds in a packet.";
    "AMR mode-set", 4867, "8.1", "The bit rates allowed.";
    "AMR octet-align", 4867, "8.1", "Whether fields start at whole octets.";
    "AMR mode-change-period", 4867, "8.1", "How many frames a bit rate is kept at least.";
    "AMR mode-change-capability", 4867, "8.1", "Whether the sender can keep to mode-change-period.";
    "AMR mode-change-neighbor", 4867, "8.1", "Whether the rate changes to the next one only.";
    "AMR max-red", 4867, "8.1", "How many milliseconds may pass before a repeat.";
    "AMR crc", 4867, "8.1", "Whether frames carry a checksum.";
    "AMR robust-sorting", 4867, "8.1", "Whether the order of bits is robust.";
    "AMR interleaving", 4867, "8.1", "How many frames may be interleaved.";
    "AMR-WB mode-set", 4867, "8.2", "The bit rates allowed.";
    "AMR-WB octet-align", 4867, "8.2", "Whether fields start at whole octets.";
    "AMR-WB mode-change-period", 4867, "8.2", "How many frames a bit rate is kept at least.";
    "AMR-WB mode-change-capability", 4867, "8.2", "Whether the sender can keep to mode-change-period.";
    "AMR-WB max-red", 4867, "8.2", "How many milliseconds may pass before a repeat.";
    "H264 profile-level-id", 6184, "8.1", "Profile and level: which tools of H.264, and how large a picture.";
    "H264 packetization-mode", 6184, "8.1", "How the video is cut into packets: 0 whole units, 1 also parts of them.";
    "H264 sprop-parameter-sets", 6184, "8.1", "What a decoder must know to begin.";
    "H264 level-asymmetry-allowed", 6184, "8.1", "Whether each way may have a level of its own.";
    "H264 max-mbps", 6184, "8.1", "Most macroblocks each second, above the level's.";
    "H264 max-fs", 6184, "8.1", "Largest picture in macroblocks, above the level's.";
    "H264 max-br", 6184, "8.1", "Highest bit rate, above the level's.";
    "VP8 max-fs", 7741, "6.1", "Largest picture in macroblocks.";
    "VP8 max-fr", 7741, "6.1", "Most pictures each second.";
    "rtx apt", 4588, "8.6", "The format that is sent again.";
    "rtx rtx-time", 4588, "8.6", "How many milliseconds packets are kept for that.";
    "H261 QCIF", 4587, "6.1", "Pictures of 176 by 144.";
    "H261 CIF", 4587, "6.1", "Pictures of 352 by 288.";
}
