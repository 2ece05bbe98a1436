"""Line drawings of the exercises, for the pages: outlines of posed bodies as SVG."""
