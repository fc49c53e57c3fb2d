"""Says that a wheel with the program inside is for this system alone, and for any Python 3."""

import sysconfig
from pathlib import Path

from setuptools import setup
from setuptools.command.bdist_wheel import bdist_wheel

HAS_PROGRAM = (Path(__file__).parent / "src/cableconv/_bin/cableconv").exists()


class Wheel(bdist_wheel):
    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = not HAS_PROGRAM

    def get_tag(self):
        if not HAS_PROGRAM:
            return super().get_tag()
        return "py3", "none", sysconfig.get_platform().replace("-", "_").replace(".", "_")


setup(cmdclass={"bdist_wheel": Wheel})
