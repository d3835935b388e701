"""From raw frames to H.264."""

import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, cast

import imageio_ffmpeg

__all__ = ["encode"]

# Constant quality, visually clean for flat colors in tens of kB. To search finer than
# half a pixel, or to look further ahead, takes a third of the time and makes no smaller
# files of what is drawn.
H264 = ["-c:v", "libx264", "-preset", "fast", "-crf", "27"]
H264 += ["-subq", "2", "-rc-lookahead", "10"]
# Colors as screens have them (BT.709), converted exactly, tagged so that players know.
FILTER = (
    "scale=out_color_matrix=bt709:out_range=tv"
    ":flags=accurate_rnd+full_chroma_int+full_chroma_inp,format=yuv420p,"
    "setparams=colorspace=bt709:color_primaries=bt709:color_trc=bt709:range=tv"
)
# One thread and no dates or version strings: equal frames give equal bytes.
STABLE = ["-threads", "1", "-bitexact", "-fflags", "+bitexact", "-map_metadata", "-1"]


def encode(frames: Iterable, size: tuple[int, int], fps: int) -> bytes:
    """Encode frames as an MP4 file that starts to play before it is loaded.

    Parameters
    ----------
    frames : iterable of bytes-like
        RGBA, row by row, 8 bits each.
    size : tuple of int
        Width and height in pixels, both even.
    fps : int
        Frames a second.

    Returns
    -------
    bytes
        The file.

    Raises
    ------
    ValueError
        If a side is odd.
    RuntimeError
        If ffmpeg fails, with what it said.
    """
    if size[0] % 2 or size[1] % 2:
        raise ValueError(
            f"encode: width and height must be even, got {size[0]} x {size[1]} pixels."
        )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "animation.mp4")
        source = ["-f", "rawvideo", "-pix_fmt", "rgba", "-r", str(fps)]
        source += ["-s", f"{size[0]}x{size[1]}", "-i", "-"]
        coder = ["-an", *H264, "-vf", FILTER, *STABLE, "-movflags", "+faststart"]
        run_ffmpeg([*source, *coder, str(target)], frames, Path(folder, "log"))
        return target.read_bytes()


def run_ffmpeg(arguments, frames, log: Path) -> None:
    """Pipe frames to ffmpeg; what it complains about becomes the error."""
    executable = imageio_ffmpeg.get_ffmpeg_exe()
    command = [executable, "-y", "-loglevel", "error", *arguments]
    with log.open("wb") as complaints:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=complaints)
        try:
            with cast(IO[bytes], process.stdin) as pipe:
                for frame in frames:
                    pipe.write(frame)
        except BrokenPipeError:
            pass  # ffmpeg gave up; its exit code and its log say why
        finally:
            code = process.wait()
    if code:
        said = log.read_text(errors="replace").strip() or "it said nothing"
        raise RuntimeError(f"encode: ffmpeg ended with code {code}: {said}")
